package io.tegum.kernel.addition;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of the addition transformer, by the field's names; or a gradient by them. The
 * arrays belong to this record; all are row-major.
 *
 * @param model shapes
 * @param wE W_E, tokens x d_model
 * @param wPos W_pos, places x d_model
 * @param wQ W_Q, H x d_model x d_head
 * @param wK W_K, H x d_model x d_head
 * @param wV W_V, H x d_model x d_head
 * @param bQ b_Q, H x d_head
 * @param bK b_K, H x d_head
 * @param bV b_V, H x d_head
 * @param wO W_O, H x d_head x d_model
 * @param bO b_O, d_model
 * @param wU W_U, d_model x outputs
 * @param bU b_U, outputs
 */
public record AdditionParameters(
    AdditionModel model,
    double[] wE,
    double[] wPos,
    double[] wQ,
    double[] wK,
    double[] wV,
    double[] bQ,
    double[] bK,
    double[] bV,
    double[] wO,
    double[] bO,
    double[] wU,
    double[] bU) {

  /** Names of {@link #arrays}, in their order. */
  public static final List<String> NAMES =
      List.of("W_E", "W_pos", "W_Q", "W_K", "W_V", "b_Q", "b_K", "b_V", "W_O", "b_O", "W_U", "b_U");

  /** All parameters 0. */
  public static AdditionParameters zeros(AdditionModel model) {
    int width = model.width();
    int units = model.units();
    return new AdditionParameters(
        model,
        new double[AdditionModel.TOKENS * width],
        new double[model.places() * width],
        new double[units * width],
        new double[units * width],
        new double[units * width],
        new double[units],
        new double[units],
        new double[units],
        new double[units * width],
        new double[width],
        new double[width * AdditionModel.OUTPUTS],
        new double[AdditionModel.OUTPUTS]);
  }

  /** Normal weights of deviation scale / sqrt(d_model), biases 0; they depend on the seed alone. */
  public static AdditionParameters initial(AdditionTrial trial) {
    AdditionParameters parameters = zeros(trial.model());
    RandomStream random = new RandomStream(trial.seed(), Purpose.ADDITION_WEIGHTS);
    double deviation = trial.training().initialScale() / Math.sqrt(trial.model().width());
    List<double[]> weights =
        List.of(
            parameters.wE,
            parameters.wPos,
            parameters.wQ,
            parameters.wK,
            parameters.wV,
            parameters.wO,
            parameters.wU);
    for (int k = 0; k < weights.size(); k++) {
      random.restart(k);
      double[] values = weights.get(k);
      for (int i = 0; i < values.length; i++) {
        values[i] = deviation * random.nextNormal();
      }
    }
    return parameters;
  }

  /** The arrays themselves, in the order of {@link #NAMES}. */
  public List<double[]> arrays() {
    return List.of(wE, wPos, wQ, wK, wV, bQ, bK, bV, wO, bO, wU, bU);
  }

  /** Takes over all numbers of {@code other}, which has the same shapes. */
  public void set(AdditionParameters other) {
    for (int k = 0; k < NAMES.size(); k++) {
      double[] from = other.arrays().get(k);
      System.arraycopy(from, 0, arrays().get(k), 0, from.length);
    }
  }

  /** The name of the first array with an entry that is infinite or not a number, or empty. */
  public Optional<String> notFinite() {
    for (int k = 0; k < NAMES.size(); k++) {
      for (double value : arrays().get(k)) {
        if (!Double.isFinite(value)) {
          return Optional.of(NAMES.get(k));
        }
      }
    }
    return Optional.empty();
  }
}
