package io.tegum.kernel.toy.reference;

import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.HiddenActivation;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Regularisation;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Random gradient problems: a configuration, parameters and two batches of tokens. */
record Problem(
    TrialConfiguration configuration, Parameters parameters, TokenBatch left, TokenBatch right) {

  private static final double DECAY = 0.9;

  static Problem random(long seed, Activation activation, Target target) {
    return random(seed, activation, HiddenActivation.IDENTITY, target, Regularisation.NONE);
  }

  /** With up to twice as many hidden units as features where something privileges their axes. */
  static Problem random(
      long seed,
      Activation activation,
      HiddenActivation hidden,
      Target target,
      Regularisation regularisation) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(9);
    boolean plain =
        hidden == HiddenActivation.IDENTITY && regularisation.equals(Regularisation.NONE);
    int m = 1 + random.nextInt(plain ? n : 2 * n);
    int r = 1 + random.nextInt(m);
    int tokens = 1 + random.nextInt(12);
    TreeSet<List<Integer>> indices =
        random
            .ints(1 + random.nextInt(4), 0, n * n)
            .mapToObj(k -> List.of(k / n, k % n))
            .collect(
                Collectors.toCollection(
                    () -> new TreeSet<>((a, b) -> Integer.compare(key(a, n), key(b, n)))));
    List<AttentionPair> pairs =
        indices.stream()
            .map(k -> new AttentionPair(k.get(0), k.get(1), 0.5 + random.nextDouble()))
            .toList();
    TrialConfiguration configuration =
        configuration(
            new ModelConfiguration(n, m, activation, hidden),
            DECAY,
            new HeadConfiguration(r, 0.1 + random.nextDouble(), pairs, target),
            regularisation);
    return new Problem(
        configuration,
        randomParameters(configuration, random),
        DenseTokens.of(randomTokens(random, tokens, n)),
        DenseTokens.of(randomTokens(random, tokens, n)));
  }

  /** Random masks of a side's tokens. */
  DropoutMasks masks(double dropout, long seed) {
    Random random = new Random(seed);
    int units = left.tokens() * configuration.model().hidden();
    return new DropoutMasks(
        random.doubles(units).map(uniform -> uniform < dropout ? 0 : 1 / (1 - dropout)).toArray());
  }

  static TrialConfiguration configuration(
      ModelConfiguration model,
      double decay,
      HeadConfiguration head,
      Regularisation regularisation) {
    return new TrialConfiguration(
        model,
        head,
        new DataConfiguration(0.5, decay),
        TrainingConfiguration.of(
                head == null ? Schedule.REPRESENTATION_ONLY : Schedule.JOINT,
                new Optimisation(
                    1, 1, OptimizerKind.ADAM, 1e-3, 0, LearningRateSchedule.CONSTANT, 0))
            .with(regularisation),
        0,
        2);
  }

  private static int key(List<Integer> pair, int n) {
    return pair.get(0) * n + pair.get(1);
  }

  private static Parameters randomParameters(TrialConfiguration configuration, Random random) {
    Parameters parameters = Parameters.zeros(configuration);
    fill(parameters.w().data, random);
    fill(parameters.b().data, random);
    fill(parameters.headOrNull().a().data, random);
    fill(parameters.headOrNull().b().data, random);
    return parameters;
  }

  private static void fill(double[] values, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.6 * random.nextGaussian();
    }
  }

  /** Half-sparse tokens, the first one empty on purpose. */
  private static double[][] randomTokens(Random random, int tokens, int n) {
    double[][] dense = new double[tokens][n];
    for (int c = 1; c < tokens; c++) {
      for (int i = 0; i < n; i++) {
        dense[c][i] = random.nextBoolean() ? random.nextDouble() : 0;
      }
    }
    return dense;
  }
}
