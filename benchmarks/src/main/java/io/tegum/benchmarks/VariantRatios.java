package io.tegum.benchmarks;

import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureProfile;
import io.tegum.kernel.toy.model.FeatureValues;
import io.tegum.kernel.toy.model.HiddenActivation;
import io.tegum.kernel.toy.model.InitialWeights;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Regularisation;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.step.StepCost;
import io.tegum.kernel.training.StopCheck;
import io.tegum.kernel.training.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/**
 * How much longer variants of the toy model train than the same model without them: both in turn in
 * one JVM, processor time of the thread, median of the rounds' ratios; and beside it, what {@link
 * StepCost} says, by which sweeps are planned. Arguments: rounds, 5 without; names of variants, all
 * without.
 *
 * <p>Neighbours that differ in their seed alone train together, as in a sweep.
 */
public final class VariantRatios {
  private static final int BATCH = 1024;

  /** Nanoseconds that one side of a round should take at least. */
  private static final double ROUND = 1e8;

  private VariantRatios() {}

  /** A model that variants are made of, and how many seeds of it train together. */
  private record Base(int features, int hidden, double sparsity, int seeds) {
    TrialConfiguration trial() {
      return new TrialConfiguration(
          new ModelConfiguration(features, hidden, Activation.RELU),
          null,
          new DataConfiguration(sparsity, 0.9),
          TrainingConfiguration.of(
              Schedule.REPRESENTATION_ONLY,
              new Optimisation(
                  1, BATCH, OptimizerKind.ADAMW, 1e-3, 0.01, LearningRateSchedule.CONSTANT, 0)),
          0,
          2);
    }

    @Override
    public String toString() {
      return "n=%d m=%d S=%s%s".formatted(features, hidden, sparsity, seeds > 1 ? " x 16" : "");
    }
  }

  /** Prints a table: a row a variant, a column a model. */
  public static void main(String[] arguments) {
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    Map<String, UnaryOperator<TrialConfiguration>> variants = variants();
    if (arguments.length > 1) {
      List<String> wanted = Arrays.asList(arguments).subList(1, arguments.length);
      if (!variants.keySet().containsAll(wanted)) {
        System.err.printf("Cannot time %s: variants are %s%n", wanted, variants.keySet());
        System.exit(64);
      }
      variants.keySet().retainAll(wanted);
    }
    List<Base> bases =
        List.of(
            new Base(5, 2, 0.9, 16),
            new Base(20, 5, 0.5, 1),
            new Base(20, 5, 0.9, 1),
            new Base(80, 20, 0.5, 1),
            new Base(80, 20, 0.9, 1),
            new Base(200, 40, 0.99, 1),
            new Base(200, 20, 0.999, 1));
    StringJoiner head = new StringJoiner(" | ", "| variant | ", " |");
    bases.forEach(base -> head.add(base.toString()));
    System.out.println(head);
    System.out.println("|---".repeat(bases.size() + 1) + "|");
    for (Map.Entry<String, UnaryOperator<TrialConfiguration>> variant : variants.entrySet()) {
      StringJoiner row = new StringJoiner(" | ", "| " + variant.getKey() + " | ", " |");
      for (Base base : bases) {
        double measured = ratio(base, variant.getValue(), rounds);
        double predicted =
            cost(base, variant.getValue().apply(base.trial())) / cost(base, base.trial());
        row.add(String.format(Locale.ROOT, "%.2f (%.2f)", measured, predicted));
      }
      System.out.println(row);
    }
  }

  private static double cost(Base base, TrialConfiguration trial) {
    return StepCost.inCompany(trial, base.seeds).side();
  }

  private static double ratio(Base base, UnaryOperator<TrialConfiguration> variant, int rounds) {
    TrialConfiguration plain = base.trial();
    TrialConfiguration varied = variant.apply(plain);
    time(plain, 300, base.seeds); // C2 compiles
    time(varied, 300, base.seeds);
    int steps = (int) Math.max(100, 1000 * ROUND / time(plain, 1000, base.seeds));
    double[] ratios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      double without = time(plain, steps, base.seeds);
      ratios[round] = time(varied, steps, base.seeds) / without;
    }
    return ThreadTime.median(ratios);
  }

  /** Nanoseconds of the thread. */
  private static double time(TrialConfiguration trial, int steps, int seeds) {
    Optimisation of = trial.training().optimisation();
    TrainingConfiguration training =
        new TrainingConfiguration(
            trial.training().schedule(),
            new Optimisation(
                steps,
                of.batch(),
                of.optimizer(),
                of.learningRate(),
                of.weightDecay(),
                of.learningRateSchedule(),
                of.warmupSteps()),
            trial.training().initial(),
            trial.training().regularisation());
    List<TrialConfiguration> trials = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      trials.add(
          new TrialConfiguration(
              trial.model(), null, trial.data(), training, seed, trial.recordPoints()));
    }
    return ThreadTime.of(() -> Trainer.train(trials, StopCheck.NEVER));
  }

  private static Map<String, UnaryOperator<TrialConfiguration>> variants() {
    Map<String, UnaryOperator<TrialConfiguration>> all = new LinkedHashMap<>();
    all.put("itself", c -> c);
    all.put("two groups", c -> data(c, c.data().withProfile(groups(c), c.model().features())));
    all.put(
        "power law",
        c ->
            data(
                c,
                c.data().withProfile(new FeatureProfile.Power(0.2, null), c.model().features())));
    for (FeatureValues values : FeatureValues.values()) {
      all.put("values " + values.label(), c -> data(c, c.data().withValues(values)));
    }
    for (Correlation correlation : List.of(Correlation.CORRELATED, Correlation.ANTICORRELATED)) {
      all.put(correlation.label() + " sets", c -> data(c, sets(c, correlation)));
    }
    all.put("weight_l1", c -> regularised(c, Regularisation.NONE.withWeightL1(0.001)));
    all.put("growth", VariantRatios::growing);
    all.put(
        "initial unit",
        c ->
            training(
                c,
                c.training().optimisation(),
                new InitialWeights(InitialWeights.Scheme.UNIT, 1, 0.1),
                Regularisation.NONE));
    all.put("hidden_l1", c -> regularised(c, Regularisation.NONE.withHiddenL1(0.001)));
    all.put("dropout", c -> regularised(c, Regularisation.NONE.withDropout(0.3)));
    all.put("hidden relu", c -> model(c, c.model().activation(), HiddenActivation.RELU));
    all.put("hidden gelu", c -> model(c, c.model().activation(), HiddenActivation.GELU));
    all.put("identity", c -> model(c, Activation.IDENTITY, HiddenActivation.IDENTITY));
    all.put("gelu", c -> model(c, Activation.GELU, HiddenActivation.IDENTITY));
    all.put("softplus", c -> model(c, Activation.SOFTPLUS, HiddenActivation.IDENTITY));
    return all;
  }

  /** Two halves of 3/2 and 1/2 of the mean density, which is 1/2 at most. */
  private static FeatureProfile groups(TrialConfiguration c) {
    double p = c.data().featureProbability();
    int n = c.model().features();
    return new FeatureProfile.Groups(
        List.of(
            new FeatureProfile.Group(n / 2, 1 - 1.5 * p),
            new FeatureProfile.Group(n - n / 2, 1 - p / 2)));
  }

  /** Sets of two, or of all where the number of features is odd. */
  private static DataConfiguration sets(TrialConfiguration c, Correlation correlation) {
    int n = c.model().features();
    return new DataConfiguration(c.data().sparsity(), 0.9, null, correlation, n % 2 == 0 ? 2 : n);
  }

  private static TrialConfiguration data(TrialConfiguration c, DataConfiguration data) {
    return new TrialConfiguration(c.model(), null, data, c.training(), c.seed(), c.recordPoints());
  }

  private static TrialConfiguration model(
      TrialConfiguration c, Activation output, HiddenActivation hidden) {
    return new TrialConfiguration(
        new ModelConfiguration(c.model().features(), c.model().hidden(), output, hidden),
        null,
        c.data(),
        c.training(),
        c.seed(),
        c.recordPoints());
  }

  private static TrialConfiguration regularised(TrialConfiguration c, Regularisation asked) {
    return training(c, c.training().optimisation(), c.training().initial(), asked);
  }

  private static TrialConfiguration growing(TrialConfiguration c) {
    Optimisation of = c.training().optimisation();
    Optimisation growth =
        new Optimisation(
            of.steps(),
            of.batch(),
            of.optimizer(),
            of.learningRate(),
            -0.1,
            of.learningRateSchedule(),
            of.warmupSteps());
    return training(c, growth, c.training().initial(), Regularisation.NONE);
  }

  private static TrialConfiguration training(
      TrialConfiguration c,
      Optimisation optimisation,
      InitialWeights weights,
      Regularisation regularisation) {
    return new TrialConfiguration(
        c.model(),
        null,
        c.data(),
        new TrainingConfiguration(c.training().schedule(), optimisation, weights, regularisation),
        c.seed(),
        c.recordPoints());
  }
}
