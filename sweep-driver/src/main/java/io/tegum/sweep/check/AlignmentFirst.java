package io.tegum.sweep.check;

import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.training.ToyPoint;
import io.tegum.kernel.toy.training.ToyResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * In joint training the head aligns long before the attended features are orthogonal to all others.
 * The published steps name neither density nor seed, so the medians of all trials must meet them;
 * the order must hold in each.
 *
 * <p>Alignment is |cos| of the head's first pair of singular vectors, those that are closest to
 * their features: the geometric mean of both sides. Interference is that of the public notebooks,
 * the root of interference_i (docs/maths.md), of the attended feature that has most.
 */
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
  public List<Finding> judge(List<ToyResult> trials) {
    List<Double> aligned = new ArrayList<>();
    List<Double> orthogonal = new ArrayList<>();
    Worst ratio = new Worst("step of alignment over that of orthogonality");
    for (ToyResult trial : trials) {
      String place =
          "p = %s, seed %d"
              .formatted(
                  Finding.number(trial.configuration().data().featureProbability()),
                  trial.configuration().seed());
      List<AttentionPair> pairs = trial.configuration().headOrNull().pairs();
      double alignment = onset(trial, p -> alignment(p) >= ALIGNED);
      double orthogonality = onset(trial, p -> interference(p, pairs) < INTERFERENCE);
      aligned.add(alignment);
      orthogonal.add(orthogonality);
      ratio.add(place, alignment / orthogonality);
    }
    return List.of(
        Finding.atMost("median step of alignment", median(aligned), ALIGNED_BY),
        Finding.atMost("median step of orthogonality", median(orthogonal), ORTHOGONAL_BY),
        ratio.atMost(0.5));
  }

  private static double median(List<Double> steps) {
    return Median.of(steps.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Of the pair with the largest score. */
  private static double alignment(ToyPoint point) {
    return Math.sqrt(Math.max(0, Arrays.stream(point.pairScoreOrNull()).max().orElseThrow()));
  }

  /** Largest sqrt(|W_i|^2 (1 / D_i - 1)) over attended features. */
  private static double interference(ToyPoint point, List<AttentionPair> pairs) {
    double largest = 0;
    for (AttentionPair pair : pairs) {
      largest = Math.max(largest, interference(point, pair.left()));
      largest = Math.max(largest, interference(point, pair.right()));
    }
    return largest;
  }

  private static double interference(ToyPoint point, int feature) {
    double norm = point.featureNorms()[feature];
    return norm * Math.sqrt(Math.max(0, 1 / point.featureDimensionality()[feature] - 1));
  }

  /** NaN where it never holds. */
  private static double onset(ToyResult trial, Predicate<ToyPoint> holds) {
    OptionalInt first = CurvePoint.firstStepFromWhich(trial.curve(), holds);
    return first.isPresent() ? first.getAsInt() : Double.NaN;
  }
}
