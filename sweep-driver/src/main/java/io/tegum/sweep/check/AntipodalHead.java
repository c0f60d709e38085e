package io.tegum.sweep.check;

import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.training.ToyResult;
import java.util.List;

/** Both ends of an attended pair are an antipodal pair of a finished representation. */
record AntipodalHead() implements Check {

  private static final double SIGMA_TOLERANCE = 0.02; // relative to t
  private static final double COSINE_TOLERANCE = 0.01;

  @Override
  public String name() {
    return "antipodal-head";
  }

  @Override
  public String source() {
    return "published two-phase head: sigma = t/4, |cos| = 1";
  }

  @Override
  public List<Finding> judge(List<ToyResult> trials) {
    Worst sigma = new Worst("|sigma/t - 1/4|");
    Worst optimum = new Worst("|sigma/sigma* - 1| to the best head");
    Worst cosine = new Worst("1 - |cos|");
    List<ToyResult> judged = TwoPairsOfFour.withFirstPair(trials);
    for (ToyResult trial : judged) {
      AttentionPair pair = trial.configuration().headOrNull().pairs().get(0);
      HeadMetrics head = trial.metrics().orElseThrow().headOrNull();
      double measured = head.spectrum().singularValues()[0];
      String place =
          "seed %d, t = %s".formatted(trial.configuration().seed(), Finding.number(pair.weight()));
      sigma.add(place, Math.abs(measured / pair.weight() - 0.25));
      optimum.add(place, Math.abs(measured / TwoPairsOfFour.best(trial).singularValues()[0] - 1));
      cosine.add(place, 1 - Math.abs(head.alignment().left().get(0, pair.left())));
      cosine.add(place, 1 - Math.abs(head.alignment().right().get(0, pair.right())));
    }
    return List.of(
        Finding.atLeast("trials with the geometry", judged.size(), 2),
        sigma.atMost(SIGMA_TOLERANCE),
        optimum.atMost(SIGMA_TOLERANCE),
        cosine.atMost(COSINE_TOLERANCE));
  }
}
