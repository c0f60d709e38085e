package io.tegum.kernel.addition;

/**
 * Predicts what a trial costs one core, from the floats that move:
 *
 * <pre>
 *   pair  = (D + 1) (table rows of its 2D digits + logits)       forward and backward
 *   step  = batch x pair + tables + parameters
 *   point = all pairs forward
 * </pre>
 *
 * <p>Another machine scales all constants alike, which changes no plan.
 */
final class AdditionCost {
  private AdditionCost() {}

  private static final double NANOSECOND = 1e-9;

  static double coreSeconds(AdditionTrial trial) {
    AdditionModel model = trial.model();
    double units = model.units();
    double row = units + model.heads();
    double answers = model.answers();
    double pair = answers * (40 + 0.1 * model.digitPlaces() * row + 0.8 * units);
    double entries = 10.0 * model.digitPlaces() + answers;
    double tables = answers * entries * (0.6 * row + 0.6 * units);
    double products = (AdditionModel.TOKENS + model.places()) * units * model.width() * 0.25;
    double step = trial.training().batch() * pair + tables + products + 1.5 * model.parameters();
    double pairs = trial.data().trainingPairs() + (double) trial.data().testPairs();
    double point = 0.4 * pairs * pair;
    double end = 20 * pairs * pair + trial.data().testPairs() * answers * model.heads() * 1500;
    return NANOSECOND * (trial.steps() * step + trial.recordPoints() * point + end);
  }
}
