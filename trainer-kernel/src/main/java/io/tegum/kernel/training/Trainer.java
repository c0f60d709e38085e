package io.tegum.kernel.training;

import io.tegum.kernel.model.TrialConfiguration;

/** Trains one trial: a pure function of its configuration. */
public final class Trainer {
  private Trainer() {}

  /** Trains {@code configuration} to its end, or to where it diverges. */
  public static TrialResult train(TrialConfiguration configuration) {
    throw new UnsupportedOperationException("not written yet");
  }
}
