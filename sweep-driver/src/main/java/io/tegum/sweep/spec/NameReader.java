package io.tegum.sweep.spec;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code name}, which ends up in file names and titles. */
final class NameReader {
  private NameReader() {}

  private static final int MAX_LENGTH = 80;
  private static final String ALLOWED =
      "1 to 80 letters, digits, spaces, dots, hyphens and underscores, beginning with a letter or"
          + " digit and not ending with a space or dot";

  /** The name at {@code node}; empty after telling {@code faults} (Modified). */
  static Optional<String> read(Node node, Faults faults) {
    Optional<String> name = Scalars.text(node);
    if (name.filter(NameReader::isAllowed).isPresent()) {
      return name;
    }
    String hint = Scalars.number(node).isPresent() ? "; put a number in quotes" : "";
    faults.add(
        Scalars.line(node), "name", "was " + Scalars.shown(node) + ", must be " + ALLOWED + hint);
    return Optional.empty();
  }

  private static boolean isAllowed(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH || name.endsWith(" ") || name.endsWith(".")) {
      return false;
    }
    return Character.isLetterOrDigit(name.codePointAt(0))
        && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || " .-_".indexOf(c) >= 0);
  }
}
