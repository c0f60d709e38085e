package io.tegum.sweep.cli;

import io.tegum.kernel.toy.metrics.FeatureGeometry;
import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.metrics.PairMatch;
import io.tegum.kernel.toy.metrics.TegumFactor;
import io.tegum.kernel.toy.metrics.TrialMetrics;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.training.CurvePoint;
import io.tegum.kernel.toy.training.TrialResult;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Prints one trial for people. */
final class TrialText {

  private static final int CURVE_LINES = 12;

  private TrialText() {}

  static void print(TrialResult result, PrintWriter out) {
    out.println("trial " + result.configuration().trialId());
    out.print(result.configuration().canonicalText().indent(2));
    curve(result.curve(), out);
    out.printf(
        "%s after %,d steps in %.2f s%n",
        result.status().label(), result.stepsDone(), result.trainSeconds());
    if (result.errorOrNull() != null) {
      out.println("  " + result.errorOrNull());
    }
    result.metrics().ifPresent(metrics -> metrics(metrics, result, out));
  }

  private static void metrics(TrialMetrics metrics, TrialResult result, PrintWriter out) {
    FeatureGeometry geometry = metrics.geometry();
    out.printf("  loss, reconstruction   %.6g%n", metrics.lossReconstruction());
    out.printf("  features represented   %d%n", geometry.representedCount());
    out.printf("  feature norms          %s%n", numbers(geometry.norms()));
    out.printf("  dimensionality         %s%n", numbers(geometry.dimensionality()));
    out.printf(
        "  tegum factors          %s%n",
        metrics.factors().stream().map(TrialText::factor).collect(Collectors.joining("; ")));
    metrics.head().ifPresent(head -> head(head, result, out));
  }

  private static void head(HeadMetrics head, TrialResult result, PrintWriter out) {
    out.printf(
        "  loss, head             %.6g (best possible at this W and rank: %.6g)%n",
        head.loss(), head.optimalLoss());
    out.printf("  singular values        %s%n", numbers(head.spectrum().singularValues()));
    List<AttentionPair> pairs = result.configuration().headOrNull().pairs();
    for (int k = 0; k < pairs.size(); k++) {
      out.printf(
          "  pair (%d, %d)            score %.4f, singular vector %d%n",
          pairs.get(k).left(),
          pairs.get(k).right(),
          head.pairMatch().score()[k],
          head.pairMatch().vector()[k]);
    }
    out.printf("  aligned from step      %s%n", step(result.stepAligned()));
    out.printf("  orthogonal from step   %s%n", step(result.stepOrthogonal()));
  }

  private static void curve(List<CurvePoint> curve, PrintWriter out) {
    out.printf("  %8s  %14s  %12s  %10s%n", "step", "reconstruction", "head", "pair score");
    int every = Math.max(1, curve.size() / CURVE_LINES);
    for (int k = 0; k < curve.size(); k++) {
      if (k % every == 0 || k == curve.size() - 1) {
        CurvePoint point = curve.get(k);
        out.printf(
            "  %8d  %14.6g  %12s  %10s%n",
            point.step(),
            point.lossReconstruction(),
            Double.isNaN(point.lossHead()) ? "-" : "%.6g".formatted(point.lossHead()),
            point.pairScoreOrNull() == null
                ? "-"
                : "%.4f".formatted(PairMatch.worst(point.pairScoreOrNull())));
      }
    }
  }

  private static String factor(TegumFactor factor) {
    return factor.kind() + " " + factor.features();
  }

  private static String numbers(double[] values) {
    return Arrays.stream(values)
        .mapToObj(v -> Double.isNaN(v) ? "-" : "%.3f".formatted(v))
        .collect(Collectors.joining(" "));
  }

  private static String step(OptionalInt step) {
    return step.isPresent() ? "%,d".formatted(step.getAsInt()) : "never";
  }
}
