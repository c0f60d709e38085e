package io.tegum.kernel.toy.training;

import io.tegum.kernel.family.Company;
import io.tegum.kernel.simd.StackedOperations;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.step.FastStep;
import java.util.List;

/**
 * Trials that differ in lambda alone. They see the same tokens, which are drawn once for all where
 * their design can; and where no phase is {@link Phase#JOINT}, which alone weighs losses by lambda,
 * they are one model, which is trained once.
 */
public final class Twins {
  private Twins() {}

  /** Whether two trials differ in nothing but lambda. */
  public static boolean are(TrialConfiguration one, TrialConfiguration other) {
    return one.headOrNull() != null
        && other.headOrNull() != null
        && withLambda(other, one.headOrNull().lambda()).equals(one);
  }

  /** Whether twins of {@code trial} are one model. */
  public static boolean areOneModel(TrialConfiguration trial) {
    return trial.headOrNull() != null
        && !Phase.of(trial.training().schedule()).contains(Phase.JOINT);
  }

  /** How many twins share a model where they are one: as many as divide them and train at once. */
  public static int ofModel(Company company) {
    int most = StackedOperations.MODELS;
    while (company.twins() % most != 0) {
      most--;
    }
    return most;
  }

  /**
   * The end of those of {@code trials}, from {@code first} on, that are best trained together:
   * after {@code first} where it is best trained alone.
   */
  public static int end(List<TrialConfiguration> trials, int first) {
    TrialConfiguration leader = trials.get(first);
    int end = first + 1;
    while (end < trials.size() && are(leader, trials.get(end))) {
      end++;
    }
    return end == first + 1 || areOneModel(leader) || FastStep.sharesTokens(leader)
        ? end
        : first + 1;
  }

  private static TrialConfiguration withLambda(TrialConfiguration trial, double lambda) {
    HeadConfiguration head = trial.headOrNull();
    return new TrialConfiguration(
        trial.model(),
        new HeadConfiguration(head.rank(), lambda, head.pairs(), head.target()),
        trial.data(),
        trial.training(),
        trial.seed(),
        trial.recordPoints());
  }
}
