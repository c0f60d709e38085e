package io.tegum.kernel.toy.step;

import io.tegum.kernel.family.RefusedException;
import io.tegum.kernel.simd.PackedOperations;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.step.StepCost.Exponentials;
import io.tegum.kernel.toy.step.StepCost.Sizes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** The designs of the step, and what they cost: nanoseconds fitted to docs/lab/kernel.md. */
enum Design {
  /** Dense, a feature a row: small models, whose other rows would leave vectors empty. */
  FEATURE_MAJOR {
    @Override
    List<Requirement> requirements(TrialConfiguration trial, Sizes sizes) {
      return List.of();
    }

    @Override
    StepCost cost(Sizes s) {
      double columns = Math.max(SMALLEST_PANEL, s.batch());
      double side =
          s.panelSets()
              + s.hiddenUnits(columns * s.m(), Exponentials.IN_PANELS)
              + s.outputs(columns * s.n(), Exponentials.IN_PANELS)
              + UPDATE * s.n() * s.m() / 16
              + columns * (0.3 + s.n() * (0.45 + 0.175 * s.m()));
      double head = columns * (1 + 0.25 * s.r() * s.m() + 0.5 * s.pairs());
      return new StepCost(side, s.r() == 0 ? 0 : head);
    }

    @Override
    FastStep step(TrialConfiguration configuration) {
      return new FeatureMajorStep(configuration);
    }

    @Override
    boolean sharesTokens() {
      return true;
    }

    @Override
    FastStep beside(FastStep first, TrialConfiguration trial) {
      return new FeatureMajorStep(trial, (FeatureMajorStep) first);
    }
  },

  /** Sparse, through the Gram matrix: work for present features, and n^2 m once a step. */
  GRAM {
    @Override
    List<Requirement> requirements(TrialConfiguration trial, Sizes sizes) {
      return List.of(
          Requirement.floor(trial),
          Requirement.linearHidden(trial),
          Requirement.noDropout(trial),
          Requirement.noHiddenPenalty(trial),
          Requirement.mostFeatures(trial, GramStep.MOST_FEATURES),
          Requirement.counted(trial, sizes.counted()));
    }

    @Override
    StepCost cost(Sizes s) {
      double rows = s.rows();
      double k = s.present();
      double many = share(k, 4, 8); // of tokens that go by panels
      double side =
          330
              + s.choosing()
              + s.spelling()
              + UPDATE * s.m() * rows
              + TABLE * s.n() * rows
              + 0.33 * s.n() * s.m() * rows * (s.r() == 0 ? 2 : 1) // P and dW serve both sides
              + s.tokens() * (rows * (1.4 + 8.1 * many + 2 * k) + 2 * k);
      double both = s.tokens() * s.tokens() / s.batch();
      double pair =
          k <= PairErrors.MOST_ENTRIES ? 10 + 2.2 * k * k : 10 + rows * (2 + 2.5 * k) + 3 * k;
      double tables = (12 + 1.4 * s.r()) * s.n() * rows;
      double head = 500 + tables + 2 * s.tokens() + both * pair;
      double far = far(s.n());
      return new StepCost(far * side, s.r() == 0 ? 0 : far * head);
    }

    @Override
    FastStep step(TrialConfiguration configuration) {
      return new GramStep(configuration);
    }

    @Override
    boolean sharesTokens() {
      return true;
    }

    @Override
    FastStep beside(FastStep first, TrialConfiguration trial) {
      return new GramStep(trial, (GramStep) first);
    }
  },

  /** Few features and no head: the same sums with several tokens in a row, set by set. */
  PACKED {
    @Override
    List<Requirement> requirements(TrialConfiguration trial, Sizes sizes) {
      return packed(trial);
    }

    @Override
    StepCost cost(Sizes s) {
      double packed = PackedOperations.tokens((int) s.n());
      double side = 70 + 50 * s.m();
      double sets = 1; // of k features
      double atLeast = s.tokens(); // with k features or more
      for (int k = 1; k <= s.n(); k++) {
        sets *= (s.n() - k + 1) / k;
        double tokens =
            s.batch() * sets * StrictMath.pow(s.p(), k) * StrictMath.pow(1 - s.p(), s.n() - k);
        double seen = -StrictMath.expm1(-tokens / sets) * sets;
        double rows = tokens / packed + seen / 2;
        double looked = -StrictMath.expm1(-atLeast); // that sets of k features are looked at
        side += (0.94 * looked + 0.06 * atLeast) * sets + 0.19 * (atLeast + k * tokens);
        side += 23 * seen + (k <= 2 ? 2.8 : 5.1 * k) * rows;
        atLeast = Math.max(0, atLeast - tokens);
      }
      return new StepCost(side, 0);
    }

    @Override
    FastStep step(TrialConfiguration configuration) {
      return new PackedStep(configuration);
    }
  },

  /** Large or dense models, a token a row; at high S with lists of what is present. */
  TOKEN_MAJOR {
    @Override
    List<Requirement> requirements(TrialConfiguration trial, Sizes sizes) {
      return List.of();
    }

    @Override
    StepCost cost(Sizes s) {
      boolean denseTokens = s.p() >= TokenMajorStep.SMALLEST_DENSE_PROBABILITY;
      boolean denseErrors =
          s.p() >= TokenMajorStep.SMALLEST_DENSE_ERROR_PROBABILITY || s.isSmooth();
      double half = s.n() * s.hiddenRows(); // of W'h, W x, W d, h d' and dh x'
      double dense = s.n() * Math.max(1.6, s.hiddenRows()); // a lone vector waits for its sums
      double listed = 0.3 * half;
      double products =
          s.m() * s.rows() + (denseTokens ? 2 * dense : 0) + (denseErrors ? 2 * dense : listed);
      double lists =
          (denseTokens ? s.counted() ? 3 * s.present() : 0 : 6 * s.present())
              + (denseTokens || s.counted() ? 0 : 0.25 * s.n())
              + (denseErrors ? 0 : 0.25 * s.n());
      double tokens = s.counted() ? s.tokens() : s.batch();
      double fixed = 300 + (UPDATE + 16) * half + s.n(); // of W' as of W
      double functions =
          s.hiddenUnits(tokens * 16 * s.hiddenRows(), Exponentials.IN_ROWS)
              + s.outputs(tokens * 16 * s.rows(), Exponentials.IN_ROWS);
      double side =
          s.rowSets()
              + s.choosing()
              + s.flipping()
              + functions
              + fixed
              + tokens * (45 + 0.36 * products + lists);
      double both = tokens * tokens / s.batch(); // pairs of which no token is empty
      double head = both * (30 + 0.3 * s.r() * s.m() + s.pairs());
      return new StepCost(side, s.r() == 0 ? 0 : head);
    }

    @Override
    FastStep step(TrialConfiguration configuration) {
      return new TokenMajorStep(configuration);
    }
  };

  private static final List<Design> ALL = List.of(values());

  /** Beyond them a draw is too small a part of a step to keep trials together for it. */
  static final int MOST_FEATURES_OF_TWINS = 64;

  /** Nanoseconds of the optimiser for a vector of parameters. */
  private static final double UPDATE = 10;

  /** Nanoseconds to clear a vector of a table, and to add its transpose. */
  private static final double TABLE = 10;

  /** How much longer it takes as tables of n^2 floats outgrow first one cache, then the next. */
  private static double far(double n) {
    return 1 + 0.25 * share(n, 300, 400) + 0.2 * share(n, 700, 1000);
  }

  /** How far x is on the way from one number to another: 0 before it, 1 beyond. */
  private static double share(double x, double from, double to) {
    return Math.min(1, Math.max(0, (x - from) / (to - from)));
  }

  /** Tokens that a panel has room for at least. */
  private static final double SMALLEST_PANEL = 64;

  /**
   * The cheapest design that can train {@code trial}.
   *
   * @throws RefusedException where there is none: the message says why, in a spec's words
   */
  static Design of(TrialConfiguration trial, Sizes sizes) {
    return cheapest(ALL, trial, sizes)
        .orElseThrow(() -> new RefusedException(refusal(ALL, trial, sizes)));
  }

  static Optional<Design> cheapest(List<Design> designs, TrialConfiguration trial, Sizes sizes) {
    Design best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Design design : designs) {
      if (design.fits(trial, sizes)) {
        double cost = design.cost(sizes).total();
        best = cost < least ? design : best;
        least = Math.min(least, cost);
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Why none of {@code designs} can train {@code trial}: what all of them ask for or, where that is
   * not the same, what each does.
   */
  static String refusal(List<Design> designs, TrialConfiguration trial, Sizes sizes) {
    Set<String> common = new LinkedHashSet<>(designs.get(0).faults(trial, sizes));
    StringJoiner each = new StringJoiner("; ");
    for (Design design : designs) {
      List<String> faults = design.faults(trial, sizes);
      common.retainAll(faults);
      each.add(design.label() + ": " + String.join(", ", faults));
    }
    return common.isEmpty() ? each.toString() : String.join(", ", common);
  }

  /**
   * Whether tokens can share vectors as PACKED lays them out; known without a step's sizes, for
   * plans ask it of every trial.
   */
  static List<Requirement> packed(TrialConfiguration trial) {
    return List.of(
        Requirement.floor(trial),
        Requirement.independentFeatures(trial),
        Requirement.linearHidden(trial),
        Requirement.noDropout(trial),
        Requirement.noHiddenPenalty(trial),
        Requirement.noHead(trial),
        Requirement.fewFeatures(trial));
  }

  /** Whether the design can train {@code trial}. */
  final boolean fits(TrialConfiguration trial, Sizes sizes) {
    return requirements(trial, sizes).stream().allMatch(Requirement::met);
  }

  private List<String> faults(TrialConfiguration trial, Sizes sizes) {
    return requirements(trial, sizes).stream()
        .filter(requirement -> !requirement.met())
        .map(Requirement::fault)
        .toList();
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * All that the design asks of {@code trial}. Each names every kind of setting that its loops know
   * only some of, so that what is new is refused and never taken for something else.
   */
  abstract List<Requirement> requirements(TrialConfiguration trial, Sizes sizes);

  /** What a step costs, for what {@link #fits}. */
  abstract StepCost cost(Sizes sizes);

  /** A new step of this design for {@code configuration}. */
  abstract FastStep step(TrialConfiguration configuration);

  /** Whether steps of trials with the same tokens can share what one of them draws. */
  boolean sharesTokens() {
    return false;
  }

  /** A new step for a trial with the tokens of {@code first}'s, a step of this design. */
  FastStep beside(FastStep first, TrialConfiguration trial) {
    return step(trial);
  }

  /** New steps of this design for trials with the same tokens. */
  final List<FastStep> twins(List<TrialConfiguration> trials) {
    FastStep first = step(trials.get(0));
    List<FastStep> steps = new ArrayList<>(List.of(first));
    trials.stream().skip(1).map(trial -> beside(first, trial)).forEach(steps::add);
    return steps;
  }
}
