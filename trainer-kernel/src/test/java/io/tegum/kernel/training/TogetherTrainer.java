package io.tegum.kernel.training;

import io.tegum.kernel.family.Trial;
import io.tegum.kernel.family.TrialResult;
import java.util.List;

/** Trials that are trained at once, whether that is cheaper or not. */
public final class TogetherTrainer {
  private TogetherTrainer() {}

  /** Trains {@code trials} by one learner. */
  public static List<TrialResult> train(List<? extends Trial> trials) {
    return Trainer.train(Trainer.courses(trials, StopCheck.NEVER));
  }
}
