package io.tegum.analysis.page;

import java.util.List;

/**
 * What a sweep says to a question.
 *
 * @param sentence one or a few plain sentences with numbers
 * @param illustrations its figures, in order; may be empty
 * @param further queries behind the sentence that no figure shows; mostly empty
 */
public record Answer(String sentence, List<Illustration> illustrations, List<Evidence> further) {

  public Answer {
    illustrations = List.copyOf(illustrations);
    further = List.copyOf(further);
  }

  /** An answer whose every number is behind one of its figures. */
  public Answer(String sentence, List<Illustration> illustrations) {
    this(sentence, illustrations, List.of());
  }
}
