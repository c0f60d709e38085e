package io.tegum.sweep.check;

import io.tegum.kernel.toy.metrics.TegumFactor;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.theory.LinearTheory;
import io.tegum.kernel.toy.theory.TokenMoments;
import io.tegum.kernel.toy.training.ToyResult;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The linear model does what principal component analysis does. */
record LinearOptimum() implements Check {

  private static final double PUBLISHED_LOSS = 0.0464645;
  private static final double LOSS_TOLERANCE = 0.01; // relative
  private static final double LAST_DIGIT = 1e-7;

  @Override
  public String name() {
    return "linear-optimum";
  }

  @Override
  public String source() {
    return "Elhage et al. 2022, Demonstrating Superposition: the linear model; closed form";
  }

  @Override
  public List<Finding> judge(List<ToyResult> trials) {
    TrialConfiguration configuration = trials.get(0).configuration();
    int n = configuration.model().features();
    int m = configuration.model().hidden();
    double optimum =
        new LinearTheory(new TokenMoments(n, configuration.data().featureProbability()))
            .optimalLoss(configuration.data().importance(n), m);
    Worst loss = new Worst("|loss/optimum - 1|");
    Worst outside = new Worst("share of W's rows outside the most important features");
    Worst overlap = new Worst("overlap");
    Worst shared = new Worst("features that are not dedicated");
    for (ToyResult trial : trials) {
      String seed = "seed " + trial.configuration().seed();
      DMatrixRMaj w = trial.parameters().orElseThrow().w();
      loss.add(seed, Math.abs(Columns.loss(trial) / optimum - 1));
      outside.add(seed, 1 - shareOfFirst(w));
      overlap.add(seed, trial.metrics().orElseThrow().geometry().maxOverlap());
      List<TegumFactor> factors = trial.metrics().orElseThrow().factors();
      shared.add(
          seed, m - (double) factors.stream().filter(f -> f.kind().equals("dedicated")).count());
    }
    return List.of(
        Finding.within("optimum", optimum, PUBLISHED_LOSS, LAST_DIGIT),
        loss.atMost(LOSS_TOLERANCE),
        outside.atMost(0.01),
        overlap.atMost(0.1),
        shared.atMost(0));
  }

  /** tr(P E) / m for P on the span of W's m rows and E on the first m features. */
  private static double shareOfFirst(DMatrixRMaj w) {
    DMatrixRMaj outer = new DMatrixRMaj(w.numRows, w.numRows);
    CommonOps_DDRM.multOuter(w, outer);
    CommonOps_DDRM.invert(outer);
    DMatrixRMaj solved = new DMatrixRMaj(w.numRows, w.numCols); // (W W')^-1 W
    CommonOps_DDRM.mult(outer, w, solved);
    double trace = 0;
    for (int i = 0; i < w.numRows; i++) {
      for (int row = 0; row < w.numRows; row++) {
        trace += w.get(row, i) * solved.get(row, i);
      }
    }
    return trace / w.numRows;
  }
}
