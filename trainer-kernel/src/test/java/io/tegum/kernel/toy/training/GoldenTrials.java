package io.tegum.kernel.toy.training;

import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureProfile;
import io.tegum.kernel.toy.model.FeatureValues;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.HiddenActivation;
import io.tegum.kernel.toy.model.InitialWeights;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Regularisation;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.step.StackedStep;
import io.tegum.kernel.toy.step.Variants;
import io.tegum.kernel.training.StopCheck;
import io.tegum.kernel.training.TogetherTrainer;
import io.tegum.kernel.training.Trainer;
import java.util.ArrayList;
import java.util.List;

/** Small trials of every design, schedule and target, and what they come to, as hex of the bits. */
final class GoldenTrials {

  private static final List<AttentionPair> PAIRS =
      List.of(new AttentionPair(0, 1, 1), new AttentionPair(2, 0, 0.5));

  /** n, m and r. */
  private static final int[][] SIZES = {{5, 2, 1}, {20, 5, 5}, {33, 17, 3}, {150, 40, 3}};

  /** n and m of models whose tokens share vectors. */
  private static final int[][] FEW = {
    {1, 1}, {2, 1}, {3, 2}, {4, 2}, {5, 2}, {6, 3}, {7, 2}, {8, 3}
  };

  private static final Regularisation NONE = Regularisation.NONE;
  private static final Regularisation WEIGHTS = Regularisation.NONE.withWeightL1(0.01);
  private static final Regularisation ALL =
      Regularisation.NONE.withDropout(0.3).withHiddenL1(0.02).withWeightL1(0.01);

  private GoldenTrials() {}

  /** Prints a line a trial, then those in company: for the test that runs this in other JVMs. */
  public static void main(String[] arguments) {
    lines(GoldenTrials.all()).forEach(System.out::println);
    inCompany(GoldenTrials.all()).forEach(System.out::println);
  }

  static List<TrialConfiguration> all() {
    List<TrialConfiguration> all = new ArrayList<>();
    for (double sparsity : new double[] {0, 0.9, 0.99, 0.999}) {
      for (int[] size : SIZES) {
        HeadConfiguration head = new HeadConfiguration(size[2], 0.5, PAIRS, Target.INDICATOR);
        all.add(trial(size, sparsity, null, Schedule.REPRESENTATION_ONLY, OptimizerKind.ADAM));
        all.add(trial(size, sparsity, head, Schedule.JOINT, OptimizerKind.ADAMW));
        all.add(
            trial(
                size,
                sparsity,
                new HeadConfiguration(size[2], 0.5, PAIRS, Target.PRODUCT),
                Schedule.REPRESENTATION_THEN_HEAD,
                OptimizerKind.SGD));
      }
    }
    for (int[] size : FEW) {
      all.add(fewFeatures(size, Activation.RELU, OptimizerKind.ADAM));
    }
    all.add(fewFeatures(FEW[2], Activation.IDENTITY, OptimizerKind.ADAM));
    all.add(fewFeatures(FEW[4], Activation.RELU, OptimizerKind.SGD));
    for (int[] size : new int[][] {{4, 2, 2}, {20, 5, 4}, {150, 40, 3}}) {
      all.add(inSets(size, 0.9, Correlation.CORRELATED));
      all.add(inSets(size, 0.99, Correlation.ANTICORRELATED));
    }
    for (double sparsity : new double[] {0, 0.9, 0.999}) {
      for (int[] size : new int[][] {SIZES[0], SIZES[1], SIZES[3]}) {
        HeadConfiguration head = new HeadConfiguration(size[2], 0.5, PAIRS, Target.INDICATOR);
        OptimizerKind adam = OptimizerKind.ADAM;
        all.add(dropped(trial(size, sparsity, null, Schedule.REPRESENTATION_ONLY, adam)));
        all.add(dropped(trial(size, sparsity, head, Schedule.JOINT, adam)));
        all.add(dropped(trial(size, sparsity, head, Schedule.REPRESENTATION_THEN_HEAD, adam)));
      }
    }
    all.addAll(variants());
    addFunctions(all);
    return all;
  }

  /** Other densities and values, with and without a head, and sets with one. */
  private static List<TrialConfiguration> variants() {
    List<TrialConfiguration> all = new ArrayList<>();
    OptimizerKind adam = OptimizerKind.ADAM;
    for (int[] size : SIZES) {
      int n = size[0];
      HeadConfiguration indicator = new HeadConfiguration(size[2], 0.5, PAIRS, Target.INDICATOR);
      HeadConfiguration product = new HeadConfiguration(size[2], 0.5, PAIRS, Target.PRODUCT);
      DataConfiguration plain = new DataConfiguration(0.9, 0.9);
      DataConfiguration power = plain.withProfile(new FeatureProfile.Power(1.2, 0.7), n);
      DataConfiguration groups = plain.withProfile(Variants.groups(n, 0.5, 0.99), n);
      List<DataConfiguration> data =
          List.of(
              power,
              groups.withValues(FeatureValues.WIDE),
              plain.withValues(FeatureValues.SIGNED),
              power.withValues(FeatureValues.ONE));
      for (DataConfiguration each : data) {
        all.add(of(trial(size, 0.9, null, Schedule.REPRESENTATION_ONLY, adam), each));
        all.add(of(trial(size, 0.9, indicator, Schedule.JOINT, adam), each));
      }
      if (n % 2 == 0) {
        for (DataConfiguration each : Variants.sets(n)) {
          all.add(of(trial(size, 0.9, product, Schedule.REPRESENTATION_THEN_HEAD, adam), each));
        }
      }
    }
    for (DataConfiguration each : Variants.independent(5)) {
      all.add(of(fewFeatures(FEW[4], Activation.RELU, adam), each));
    }
    return all;
  }

  private static TrialConfiguration of(TrialConfiguration trial, DataConfiguration data) {
    return Variants.withData(trial, data);
  }

  /** Functions, penalties and growth, alone and together, by every design that takes them. */
  private static void addFunctions(List<TrialConfiguration> all) {
    for (int[] size : new int[][] {SIZES[0], SIZES[1], {20, 50, 3}, SIZES[3]}) {
      HeadConfiguration head = new HeadConfiguration(size[2], 0.5, PAIRS, Target.INDICATOR);
      for (double sparsity : new double[] {0.3, 0.9, 0.999}) {
        all.add(variant(size, sparsity, null, Activation.GELU, HiddenActivation.IDENTITY, NONE));
        all.add(variant(size, sparsity, head, Activation.SOFTPLUS, HiddenActivation.RELU, NONE));
        all.add(variant(size, sparsity, null, Activation.RELU, HiddenActivation.GELU, ALL));
        all.add(variant(size, sparsity, head, Activation.RELU, HiddenActivation.IDENTITY, WEIGHTS));
      }
    }
    for (int[] size : new int[][] {FEW[2], FEW[4], FEW[7], {9, 3}}) {
      TrialConfiguration few = fewFeatures(size, Activation.RELU, OptimizerKind.ADAM);
      all.add(
          new TrialConfiguration(
              few.model(), null, few.data(), growing(few.training(), WEIGHTS), 7, 4));
    }
  }

  private static TrialConfiguration variant(
      int[] size,
      double sparsity,
      HeadConfiguration headOrNull,
      Activation output,
      HiddenActivation hidden,
      Regularisation regularisation) {
    Schedule schedule = headOrNull == null ? Schedule.REPRESENTATION_ONLY : Schedule.JOINT;
    return new TrialConfiguration(
        new ModelConfiguration(size[0], size[1], output, hidden),
        headOrNull,
        new DataConfiguration(sparsity, 0.9),
        growing(training(schedule, OptimizerKind.ADAMW, 70), regularisation),
        7,
        4);
  }

  /** Where weights have a penalty they grow, too, and begin otherwise. */
  private static TrainingConfiguration growing(
      TrainingConfiguration training, Regularisation regularisation) {
    if (regularisation.weightL1() == 0) {
      return training.with(regularisation);
    }
    Optimisation with = training.optimisation();
    return new TrainingConfiguration(
        training.schedule(),
        new Optimisation(
            with.steps(),
            with.batch(),
            OptimizerKind.ADAMW,
            with.learningRate(),
            -0.5,
            with.learningRateSchedule(),
            with.warmupSteps()),
        new InitialWeights(InitialWeights.Scheme.UNIT, 0.5, 0.1),
        regularisation);
  }

  private static TrialConfiguration dropped(TrialConfiguration trial) {
    return io.tegum.kernel.toy.step.Trials.withDropout(trial, 0.3);
  }

  /** In batches that are large enough for them to do so. */
  private static TrialConfiguration fewFeatures(
      int[] size, Activation activation, OptimizerKind optimizer) {
    return new TrialConfiguration(
        new ModelConfiguration(size[0], size[1], activation),
        null,
        new DataConfiguration(0.9, 0.9),
        training(Schedule.REPRESENTATION_ONLY, optimizer, 1024),
        7,
        4);
  }

  /** Features in sets; n, m and the set size. */
  private static TrialConfiguration inSets(int[] size, double sparsity, Correlation correlation) {
    return new TrialConfiguration(
        new ModelConfiguration(size[0], size[1], Activation.RELU),
        null,
        new DataConfiguration(sparsity, 0.9, 2.0, correlation, size[2]),
        training(Schedule.REPRESENTATION_ONLY, OptimizerKind.ADAM, 70),
        7,
        4);
  }

  private static TrialConfiguration trial(
      int[] size,
      double sparsity,
      HeadConfiguration headOrNull,
      Schedule schedule,
      OptimizerKind optimizer) {
    return new TrialConfiguration(
        new ModelConfiguration(
            size[0], size[1], sparsity == 0 ? Activation.IDENTITY : Activation.RELU),
        headOrNull,
        new DataConfiguration(sparsity, 0.9),
        training(schedule, optimizer, 70),
        7,
        4);
  }

  private static TrainingConfiguration training(
      Schedule schedule, OptimizerKind optimizer, int batch) {
    return TrainingConfiguration.of(
        schedule,
        new Optimisation(12, batch, optimizer, 0.01, 0.01, LearningRateSchedule.COSINE, 3));
  }

  static List<String> lines(List<TrialConfiguration> trials) {
    return Trainer.train(trials, StopCheck.NEVER).stream().map(GoldenTrials::line).toList();
  }

  /** Of those that several models can be trained at once with, each as the third of a stack. */
  static List<String> inCompany(List<TrialConfiguration> trials) {
    List<String> lines = new ArrayList<>();
    for (TrialConfiguration trial : trials) {
      if (StackedStep.fits(trial, trial)) {
        List<TrialConfiguration> company =
            List.of(other(trial, 1), other(trial, 2), trial, other(trial, 3), other(trial, 4));
        lines.add(line(TogetherTrainer.train(company).get(2)));
      }
    }
    return lines;
  }

  private static TrialConfiguration other(TrialConfiguration trial, int k) {
    return new TrialConfiguration(
        trial.model(),
        null,
        new DataConfiguration(0.2 * k, 1 - 0.1 * k).withValues(trial.data().values()),
        trial.training(),
        trial.seed() + k,
        trial.recordPoints());
  }

  private static String line(TrialResult trained) {
    ToyResult result = new ToyResult(trained);
    int mixed = 1;
    Parameters p = result.parameters().orElseThrow();
    mixed = mix(mixed, p.w().data);
    mixed = mix(mixed, p.b().data);
    if (p.headOrNull() != null) {
      mixed = mix(mixed, p.headOrNull().a().data);
      mixed = mix(mixed, p.headOrNull().b().data);
    }
    ToyPoint last = result.curve().get(result.curve().size() - 1);
    ModelConfiguration model = result.configuration().model();
    return "n=%d m=%d S=%s %s %08x %08x %016x"
        .formatted(
            model.features(),
            model.hidden(),
            result.configuration().data().sparsity(),
            result.configuration().training().schedule().label(),
            Float.floatToRawIntBits((float) p.w().data[0]),
            mixed,
            Double.doubleToRawLongBits(last.lossReconstruction()));
  }

  private static int mix(int mixed, double[] values) {
    int result = mixed;
    for (double value : values) {
      result = 31 * result + Float.floatToRawIntBits((float) value);
    }
    return result;
  }
}
