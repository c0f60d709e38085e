package io.tegum.sweep.check;

import io.tegum.kernel.metrics.Spectrum;
import io.tegum.kernel.toy.training.ToyResult;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Features 0 and 1 share an axis e of a finished representation, and attend to 1 and 2, which are
 * on orthogonal axes, with strengths 2 and 1. Each end of a pair halves: a token's coordinate on an
 * axis is the difference of two equally strong features. So Omega = e (2 W_1 / 4 - W_2 / 4)' has
 * rank one, its right vector mixes the two features 2 : 1, and sigma = sqrt(5) / 4.
 */
record SharedAxis() implements Check {

  private static final double SIGMA = Math.sqrt(5) / 4;
  private static final double SIGMA_TOLERANCE = 0.02;
  private static final double MIX_TOLERANCE = 0.1;

  @Override
  public String name() {
    return "shared-axis";
  }

  @Override
  public String source() {
    return "published two-phase head: one vector mixes t = 2 and 1 as 2 : 1, sigma = sqrt(5)/4";
  }

  @Override
  public List<Finding> judge(List<ToyResult> trials) {
    Worst sigma = new Worst("|sigma - sqrt(5)/4|");
    Worst second = new Worst("sigma_2/sigma_1 off the best head's");
    Worst optimum = new Worst("|sigma/sigma* - 1| to the best head");
    Worst mix = new Worst("|mix - 2|");
    List<ToyResult> judged = TwoPairsOfFour.withFirstPair(trials);
    for (ToyResult trial : judged) {
      String place = "seed " + trial.configuration().seed();
      Spectrum spectrum = trial.metrics().orElseThrow().headOrNull().spectrum();
      double[] values = spectrum.singularValues();
      sigma.add(place, Math.abs(values[0] - SIGMA));
      double[] best = TwoPairsOfFour.best(trial).singularValues();
      second.add(place, Math.abs(values[1] / values[0] - best[1] / best[0]));
      optimum.add(place, Math.abs(values[0] / best[0] - 1));
      DMatrixRMaj right = trial.metrics().orElseThrow().headOrNull().alignment().right();
      mix.add(place, Math.abs(Math.abs(right.get(0, 1) / right.get(0, 2)) - 2));
    }
    return List.of(
        Finding.atLeast("trials with the geometry", judged.size(), 2),
        sigma.atMost(SIGMA_TOLERANCE),
        second.atMost(SIGMA_TOLERANCE),
        optimum.atMost(SIGMA_TOLERANCE),
        mix.atMost(MIX_TOLERANCE));
  }
}
