package io.tegum.kernel.toy.step;

import io.tegum.kernel.simd.StackedOperations;
import io.tegum.kernel.toy.model.Regularisation;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.tokens.SparseTokens;

/**
 * What a step costs, in nanoseconds of one core: measured terms times their counts
 * (docs/lab/kernel.md has the measurements). Another machine scales all of them roughly alike. The
 * choice of a design rests on it, and so do the planner's predictions.
 *
 * @param side forward, backward and drawing for the tokens of one side
 * @param head what the head adds for pairs of tokens; 0 without one
 */
public record StepCost(double side, double head) {

  /** Nanoseconds to draw a hidden unit's mask, and to multiply by it forward and backward. */
  private static final double MASK = 0.3;

  /** Nanoseconds to penalise a hidden unit. */
  private static final double PULL = 0.1;

  /** Nanoseconds of a hidden unit's ReLU, forward and backward. */
  private static final double HIDDEN_RELU = 0.15;

  /**
   * Nanoseconds of functions that take an exponential, forward and backward: what designs are
   * chosen by, and so part of a trial's bits, and what has been measured since these functions have
   * vector code, which predictions take.
   *
   * @param hiddenGelu of a hidden unit
   * @param gelu of an output, beyond one by a floor
   * @param softplus likewise
   */
  record Exponentials(double hiddenGelu, double gelu, double softplus) {
    /** In panels, a token a column. */
    static final Exponentials IN_PANELS = new Exponentials(1.8, 2, 7);

    /** In rows, a token each. */
    static final Exponentials IN_ROWS = new Exponentials(7, 4, 8);

    /** In either, in vector code. */
    static final Exponentials IN_VECTORS = new Exponentials(1.3, 1.1, 1.2);
  }

  /** The cost of a step by the design that {@link FastStep#of} takes. */
  public static StepCost of(TrialConfiguration configuration) {
    Sizes sizes = new Sizes(configuration);
    return Design.of(configuration, sizes).cost(sizes.forPrediction());
  }

  /**
   * The cost of a step of one of {@code neighbours} trials of equal sparsity, itself included, that
   * differ in their data and seed alone: less where a {@link StackedStep} trains them together.
   */
  public static StepCost inCompany(TrialConfiguration configuration, long neighbours) {
    Sizes sizes = new Sizes(configuration);
    Design design = Design.of(configuration, sizes);
    StepCost alone = design.cost(sizes.forPrediction());
    if (design != Design.PACKED) {
      return alone;
    }
    long full = neighbours / StackedOperations.MODELS;
    int rest = (int) (neighbours % StackedOperations.MODELS);
    double together = full * together(sizes, alone, StackedOperations.MODELS);
    together += rest == 0 ? 0 : together(sizes, alone, rest);
    return new StepCost(together / neighbours, 0);
  }

  /** Nanoseconds of a step of so many models, at once or one by one, whichever is less. */
  private static double together(Sizes sizes, StepCost alone, int models) {
    return Math.min(models * alone.total(), StackedStep.cost(sizes, models));
  }

  /** All of a joint step, or of a plain one where there is no head. */
  double total() {
    return head == 0 ? side : 2 * side + head;
  }

  /** The numbers that a step's cost depends on. */
  static final class Sizes {

    private static final int ROW = 16; // also where vectors are smaller: no choice may depend on it

    private final TrialConfiguration trial;
    private final boolean chooses;
    private final double notEmpty; // probability of a token with a present feature
    private final boolean counted;
    private final double drawn; // mean number of present features, or of places that they take

    /** Those that a design is chosen by. */
    Sizes(TrialConfiguration trial) {
      this.trial = trial;
      chooses = true;
      int features = trial.model().features();
      notEmpty = trial.data().notEmptyProbability(features);
      counted = SparseTokens.fits(features, trial.data());
      drawn = counted ? SparseTokens.meanSlots(features, trial.data()) : n() * p();
    }

    private Sizes(Sizes other) {
      trial = other.trial;
      chooses = false;
      notEmpty = other.notEmpty;
      counted = other.counted;
      drawn = other.drawn;
    }

    /** The same, for costs that are predicted. */
    Sizes forPrediction() {
      return new Sizes(this);
    }

    double n() {
      return trial.model().features();
    }

    double m() {
      return trial.model().hidden();
    }

    /** The head's rank; 0 without a head. */
    double r() {
      return trial.headOrNull() == null ? 0 : trial.headOrNull().rank();
    }

    /** How many pairs of interest the head has. */
    double pairs() {
      return trial.headOrNull() == null ? 0 : trial.headOrNull().pairs().size();
    }

    double p() {
      return trial.data().featureProbability();
    }

    double batch() {
      return trial.training().batch();
    }

    /** Mean number of present features of a token that is not empty, or of places they take. */
    double present() {
      return drawn / notEmpty;
    }

    /** Nanoseconds to choose among features that differ in density, and to find repeated ones. */
    double choosing() {
      double k = present();
      return counted && !trial.data().isUniform() ? tokens() * (2 * k + 0.3 * k * k) : 0;
    }

    /** Nanoseconds more for coin flips of features that differ in density, a token a row. */
    double flipping() {
      return counted || trial.data().isUniform() ? 0 : 0.9 * batch() * n();
    }

    /** Mean number of tokens of a batch that are not empty. */
    double tokens() {
      return batch() * notEmpty;
    }

    /** Whether tokens are drawn by counting, and empty ones left out. */
    boolean counted() {
      return counted;
    }

    /** Nanoseconds of what hidden units are beside W x; 0 where they are not. */
    double hiddenUnits(double units, Exponentials exponentials) {
      Regularisation regularisation = trial.training().regularisation();
      double function =
          switch (trial.model().hiddenActivation()) {
            case IDENTITY -> 0;
            case RELU -> HIDDEN_RELU;
            case GELU -> taken(exponentials).hiddenGelu();
          };
      double mask = regularisation.dropout() == 0 ? 0 : MASK;
      double pull = regularisation.hiddenL1() == 0 ? 0 : PULL;
      return units * (function + mask + pull);
    }

    /** Whether outputs are by a function without a floor: none is silent. */
    boolean isSmooth() {
      return Floor.of(trial.model().activation()).isEmpty();
    }

    /** Nanoseconds of outputs beyond those by a floor. */
    double outputs(double numbers, Exponentials exponentials) {
      return switch (trial.model().activation()) {
        case RELU, IDENTITY -> 0;
        case GELU -> numbers * taken(exponentials).gelu();
        case SOFTPLUS -> numbers * taken(exponentials).softplus();
      };
    }

    private Exponentials taken(Exponentials exponentials) {
      return chooses ? exponentials : Exponentials.IN_VECTORS;
    }

    /** Nanoseconds to spell out sets of features in panels, a token a column. */
    double panelSets() {
      return trial.data().sets().areIndependent() ? 0 : 0.13 * batch() * n();
    }

    /**
     * Nanoseconds to spell out sets of features in rows, a token each, of all or of some tokens.
     */
    double rowSets() {
      if (counted) {
        return spelling();
      }
      return switch (trial.data().correlation()) {
        case NONE -> 0;
        case CORRELATED -> 0.7 * batch() * n();
        case ANTICORRELATED -> 3 * batch() * trial.data().setCount(trial.model().features());
      };
    }

    /** Nanoseconds to spell out the sets of sparse tokens. */
    double spelling() {
      return switch (trial.data().correlation()) {
        case NONE -> 0;
        case CORRELATED -> 0.4 * tokens() * present();
        case ANTICORRELATED -> 2 * tokens() * present();
      };
    }

    /** How many vectors a row of features takes. */
    double rows() {
      return Math.ceil(n() / ROW);
    }

    /** How many vectors a row of hidden dimensions takes. */
    double hiddenRows() {
      return Math.ceil(m() / ROW);
    }
  }
}
