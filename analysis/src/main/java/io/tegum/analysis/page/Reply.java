package io.tegum.analysis.page;

import java.util.Optional;

/**
 * What comes of asking a question: an answer, or why there is none.
 *
 * @param answer empty where no trial has what it takes
 * @param otherwise why there is no answer, as one sentence; empty where there is one
 */
public record Reply(Optional<Answer> answer, String otherwise) {

  /** An answer. */
  public static Reply of(Answer answer) {
    return new Reply(Optional.of(answer), "");
  }

  /** None, for a reason. */
  public static Reply none(String otherwise) {
    return new Reply(Optional.empty(), otherwise);
  }

  /** None, as no trial is of the kind that was asked about. */
  public static Reply none() {
    return none(TooFew.OTHER_KIND);
  }
}
