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

  /** More values of lambda are trained in several parts. */
  public static final int MOST_OF_ONE_MODEL = 256;

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

  /** How many of a trial's twins are one model with it, itself included. */
  public static int ofModel(TrialConfiguration trial, Company company) {
    return areOneModel(trial) && company.twins() <= MOST_OF_ONE_MODEL ? (int) company.twins() : 1;
  }

  /** Whether twins are trained together: what they share must be worth it. */
  public static boolean trainTogether(TrialConfiguration one, TrialConfiguration other) {
    return are(one, other) && shareEnough(one);
  }

  private static boolean shareEnough(TrialConfiguration trial) {
    return areOneModel(trial) || FastStep.sharesTokens(trial);
  }

  /** The end of those of {@code trials}, from {@code first} on, that are trained together. */
  public static int end(List<TrialConfiguration> trials, int first) {
    TrialConfiguration leader = trials.get(first);
    int most = areOneModel(leader) ? MOST_OF_ONE_MODEL : StackedOperations.MODELS;
    int last = shareEnough(leader) ? Math.min(trials.size(), first + most) : first + 1;
    int end = first + 1;
    while (end < last && are(leader, trials.get(end))) {
      end++;
    }
    return end;
  }

  static TrialConfiguration withLambda(TrialConfiguration trial, double lambda) {
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
