package io.tegum.sweep.check;

import io.tegum.kernel.metrics.PairMatch;
import io.tegum.kernel.training.CurvePoint;
import io.tegum.kernel.training.TrialResult;
import java.util.List;
import java.util.function.Predicate;

/** In joint training the head aligns long before the dictionary is orthogonal. */
record AlignmentFirst() implements Check {

  private static final double ALIGNED = 0.94;
  private static final int ALIGNED_BY = 250;
  private static final double INTERFERENCE = 0.06;
  private static final int ORTHOGONAL_BY = 1500;

  @Override
  public String name() {
    return "alignment-first";
  }

  @Override
  public String source() {
    return "published head dynamics: alignment .94 by step 250, interference .06 by step 1,000 to"
        + " 1,500";
  }

  @Override
  public List<Finding> judge(List<TrialResult> trials) {
    Worst aligned = new Worst("step of alignment");
    Worst orthogonal = new Worst("step of orthogonality");
    Worst ratio = new Worst("step of alignment over that of orthogonality");
    for (TrialResult trial : trials) {
      String place =
          "p = %s, seed %d"
              .formatted(
                  Finding.number(trial.configuration().data().featureProbability()),
                  trial.configuration().seed());
      double alignment = onset(trial, p -> PairMatch.worst(p.pairScoreOrNull()) >= ALIGNED);
      double orthogonality = onset(trial, p -> interference(p) < INTERFERENCE);
      aligned.add(place, alignment);
      orthogonal.add(place, orthogonality);
      ratio.add(place, alignment / orthogonality);
    }
    return List.of(aligned.atMost(ALIGNED_BY), orthogonal.atMost(ORTHOGONAL_BY), ratio.atMost(0.5));
  }

  /** Mean of interference_i = |W_i|^2 (1 / D_i - 1) over represented features. */
  private static double interference(CurvePoint point) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < point.featureNorms().length; i++) {
      double square = point.featureNorms()[i] * point.featureNorms()[i];
      if (point.featureNorms()[i] > 0.5) {
        sum += square / point.featureDimensionality()[i] - square;
        count++;
      }
    }
    return sum / count;
  }

  /** First recorded step from which {@code holds} stays true; NaN if it never does. */
  private static double onset(TrialResult trial, Predicate<CurvePoint> holds) {
    double first = Double.NaN;
    List<CurvePoint> curve = trial.curve();
    for (int k = curve.size() - 1; k >= 0 && holds.test(curve.get(k)); k--) {
      first = curve.get(k).step();
    }
    return first;
  }
}
