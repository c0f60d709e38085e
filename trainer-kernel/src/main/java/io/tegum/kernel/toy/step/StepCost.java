package io.tegum.kernel.toy.step;

import io.tegum.kernel.simd.StackedOperations;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.tokens.SparseTokens;

/**
 * What a step costs, in nanoseconds of one core: measured terms times their counts
 * (docs/performance.md has the measurements). Another machine scales all of them roughly alike. The
 * choice of a design rests on it, and so do the planner's predictions.
 *
 * @param side forward, backward and drawing for the tokens of one side
 * @param head what the head adds for pairs of tokens; 0 without one
 */
public record StepCost(double side, double head) {

  /** The cost of a step by the design that {@link FastStep#of} takes. */
  public static StepCost of(TrialConfiguration configuration) {
    Sizes sizes = new Sizes(configuration);
    return Design.of(configuration, sizes).cost(sizes);
  }

  /**
   * The cost of a step of one of {@code neighbours} trials of equal sparsity, itself included, that
   * differ in their data and seed alone: less where a {@link StackedStep} trains them together.
   */
  public static StepCost inCompany(TrialConfiguration configuration, long neighbours) {
    Sizes sizes = new Sizes(configuration);
    Design design = Design.of(configuration, sizes);
    StepCost alone = design.cost(sizes);
    if (design != Design.PACKED) {
      return alone;
    }
    long full = neighbours / StackedOperations.MODELS;
    int rest = (int) (neighbours % StackedOperations.MODELS);
    double together = full * together(sizes, alone, StackedOperations.MODELS);
    together += rest == 0 ? 0 : together(sizes, alone, rest);
    return new StepCost(together / neighbours, 0);
  }

  /** Of so many models, trained at once or one by one. */
  private static double together(Sizes sizes, StepCost alone, int models) {
    return Math.min(models * alone.total(), StackedStep.cost(sizes, models));
  }

  /** All of a joint step, or of a plain one where there is no head. */
  double total() {
    return head == 0 ? side : 2 * side + head;
  }

  /**
   * The numbers that a step's cost depends on.
   *
   * @param pairs how many pairs of interest
   * @param present mean number of present features of a token that is not empty
   * @param tokens mean number of tokens of a batch that are not empty
   * @param counted whether tokens are drawn by counting, and empty ones left out
   * @param sets mean number of sets of features that a token has; 0 where features are independent
   */
  record Sizes(
      double n,
      double m,
      double r,
      double pairs,
      double p,
      double batch,
      double present,
      double tokens,
      boolean counted,
      double sets) {

    private static final int ROW = 16; // also where vectors are smaller: no choice may depend on it

    Sizes(TrialConfiguration configuration) {
      this(
          configuration.model().features(),
          configuration.model().hidden(),
          configuration.headOrNull() == null ? 0 : configuration.headOrNull().rank(),
          configuration.headOrNull() == null ? 0 : configuration.headOrNull().pairs().size(),
          configuration.data().featureProbability(),
          configuration.training().batch(),
          configuration.data().notEmptyProbability(configuration.model().features()),
          SparseTokens.fits(configuration.model().features(), configuration.data()),
          sets(configuration.model().features(), configuration.data()));
    }

    private Sizes(
        double n,
        double m,
        double r,
        double pairs,
        double p,
        double batch,
        double notEmpty,
        boolean counted,
        double sets) {
      this(n, m, r, pairs, p, batch, n * p / notEmpty, batch * notEmpty, counted, sets);
    }

    private static double sets(int n, DataConfiguration data) {
      if (data.correlation() == Correlation.NONE) {
        return 0;
      }
      int size = data.setSize();
      return data.correlation().setProbability(size, data.featureProbability()) * n / size;
    }

    /** Nanoseconds to draw a batch of tokens whose features come in sets, without vectors. */
    double drawingSets() {
      return sets == 0 ? 0 : batch * (4 + 18 * sets);
    }

    /** Vectors of a row of features. */
    double rows() {
      return Math.ceil(n / ROW);
    }

    /** Vectors of a row of hidden dimensions. */
    double hiddenRows() {
      return Math.ceil(m / ROW);
    }
  }
}
