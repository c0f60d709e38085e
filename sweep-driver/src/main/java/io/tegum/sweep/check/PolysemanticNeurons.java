package io.tegum.sweep.check;

import io.tegum.kernel.toy.training.ToyResult;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * How many neurons come to serve two features where there are many more neurons than features, and
 * an L1 penalty on W tells neurons apart: incidental collisions of initial weights.
 */
record PolysemanticNeurons() implements Check {

  private static final double LEAST = 0.8;
  private static final double MOST = 1.2;

  /** Means of 16 models each, theirs and ours, with a deviation of 1.4: 2 sqrt(2/16) 1.4 = 1. */
  private static final double TOLERANCE = 1;

  @Override
  public String name() {
    return "polysemantic-neurons";
  }

  @Override
  public String source() {
    return "Lecomte et al. 2023, Incidental Polysemanticity: 2.2 of 120 neurons, none of two"
        + " weights of one sign";
  }

  @Override
  public List<Finding> judge(List<ToyResult> trials) {
    double polysemantic = 0;
    double ofOneSign = 0;
    for (ToyResult trial : trials) {
      DMatrixRMaj w = trial.parameters().orElseThrow().w();
      for (int neuron = 0; neuron < w.numRows; neuron++) {
        int positive = large(w, neuron, 1);
        int negative = large(w, neuron, -1);
        polysemantic += positive + negative >= 2 ? 1 : 0;
        ofOneSign += Math.max(positive, negative) >= 2 ? 1 : 0;
      }
    }
    return List.of(
        Finding.within(
            "polysemantic neurons, mean of seeds", polysemantic / trials.size(), 2.2, TOLERANCE),
        Finding.within("neurons with two large weights of one sign", ofOneSign, 0, 0));
  }

  /** How many features have a weight of [.8, 1.2] on the neuron, or of its negative. */
  private static int large(DMatrixRMaj w, int neuron, int sign) {
    int count = 0;
    for (int i = 0; i < w.numCols; i++) {
      double weight = sign * w.get(neuron, i);
      count += weight >= LEAST && weight <= MOST ? 1 : 0;
    }
    return count;
  }
}
