package io.tegum.sweep.inspect;

import io.tegum.kernel.checkpoint.Checkpoint;
import java.util.OptionalInt;

/**
 * What {@code inspect} was told.
 *
 * @param request what to look at
 * @param draws random matrices, or rotations, to compare with
 * @param seed of these
 * @param entries largest entries of a head's circuits to find; empty: 5 for vocabularies of at most
 *     65,536 tokens, else none
 * @param activationsOrNull file of vectors that entered queries and keys
 */
public record InspectSettings(
    Checkpoint.Request request,
    int draws,
    long seed,
    OptionalInt entries,
    String activationsOrNull) {

  private static final int USUAL_ENTRIES = 5;
  private static final int MOST_TOKENS = 1 << 16;

  /** How many entries to find for a vocabulary of so many tokens. */
  int entriesOf(int tokens) {
    return entries.orElse(tokens <= MOST_TOKENS ? USUAL_ENTRIES : 0);
  }

  /** What these settings are, for identities of results. */
  String text() {
    return "draws %d seed %d entries %s".formatted(draws, seed, entries);
  }
}
