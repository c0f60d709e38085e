package io.tegum.kernel.training;

import io.tegum.kernel.fast.FastStep;
import io.tegum.kernel.fast.FloatOptimizer;
import io.tegum.kernel.metrics.FeatureGeometry;
import io.tegum.kernel.metrics.HeadMetrics;
import io.tegum.kernel.metrics.TegumFactor;
import io.tegum.kernel.metrics.TrialMetrics;
import io.tegum.kernel.model.Activation;
import io.tegum.kernel.model.AttentionPair;
import io.tegum.kernel.model.Parameters;
import io.tegum.kernel.model.TrialConfiguration;
import io.tegum.kernel.optimiser.LearningRate;
import io.tegum.kernel.theory.HeadMoments;
import io.tegum.kernel.theory.HeadTheory;
import io.tegum.kernel.theory.LinearTheory;
import io.tegum.kernel.theory.TokenMoments;
import java.util.Arrays;
import java.util.List;

/**
 * Trains one trial: a pure function of its configuration. A step is: draw tokens, losses and
 * gradient, check for divergence, update. The steps themselves allocate nothing.
 */
public final class Trainer {

  /** Non-empty held-out tokens of the final L1. */
  private static final int HELD_OUT_TOKENS = 32_768;

  /** A loss above so many times {@link #lossScale} counts as exploded. */
  private static final double EXPLOSION = 1e6;

  private final TrialConfiguration configuration;
  private final double[] importance;
  private final TokenMoments tokenMoments;
  private final HeadMoments headMomentsOrNull;
  private final Recorder recorder;
  private final RecordingSteps recordingSteps;
  private final List<Phase> phases;
  private final Parameters parameters; // as they were when last recorded
  private final FastStep fast;
  private int stepsDone;

  private Trainer(TrialConfiguration configuration) {
    this.configuration = configuration;
    int n = configuration.model().features();
    importance = configuration.data().importance(n);
    tokenMoments = new TokenMoments(n, configuration.data().featureProbability());
    headMomentsOrNull = configuration.head().map(h -> HeadMoments.of(h, tokenMoments)).orElse(null);
    phases = Phase.of(configuration.training().schedule());
    recorder = new Recorder(configuration, headMomentsOrNull);
    recordingSteps =
        new RecordingSteps(
            configuration.recordPoints(), phases.size(), configuration.training().steps());
    parameters = Initialisation.of(configuration);
    fast = FastStep.of(configuration);
    fast.load(parameters);
    fast.store(parameters);
  }

  /** Trains {@code configuration} to its end, or to where it diverges. */
  public static TrialResult train(TrialConfiguration configuration) {
    Trainer trainer = new Trainer(configuration);
    try (trainer.fast) {
      return trainer.run();
    }
  }

  /**
   * Trains trials one after the other. The JVM compiles the step's loops once for all, so a group
   * of trials in one call costs less than its members in fresh JVMs; results are those of {@link
   * #train(TrialConfiguration)}, whatever the group.
   */
  public static List<TrialResult> train(List<TrialConfiguration> group) {
    return group.stream().map(Trainer::train).toList();
  }

  private TrialResult run() {
    long begin = System.nanoTime();
    recorder.record(0, parameters);
    for (Phase phase : phases) {
      String divergence = train(phase);
      if (divergence != null) {
        return TrialResult.diverged(
            configuration, divergence, stepsDone, recorder.curve(), secondsSince(begin));
      }
    }
    double seconds = secondsSince(begin);
    return TrialResult.completed(
        configuration,
        stepsDone,
        parameters,
        metrics(parameters),
        recorder.curve(),
        recorder.stepAligned(),
        recorder.stepOrthogonal(),
        seconds);
  }

  /** Runs a phase; returns why it diverged, or null. */
  private String train(Phase phase) {
    LearningRate learningRate = new LearningRate(configuration.training());
    FloatOptimizer optimizer = phase.optimizer(fast);
    double explosion = EXPLOSION * lossScale();
    for (int step = 0; step < configuration.training().steps(); step++) {
      double loss = phase.loss(fast, stepsDone);
      if (!(loss <= explosion)) {
        return "diverged at step %d: the batch loss became %s".formatted(stepsDone, loss);
      }
      optimizer.update(learningRate.at(step));
      stepsDone++;
      if (recordingSteps.contains(stepsDone)) {
        fast.store(parameters);
        String notFinite = notFinite();
        if (notFinite != null) {
          return notFinite;
        }
        recorder.record(stepsDone, parameters);
      }
    }
    return null;
  }

  /** The last update of a phase is followed by no loss, so parameters are checked as well. */
  private String notFinite() {
    String found = notFinite(parameters.w().data);
    found = found == null ? notFinite(parameters.b().data) : found;
    if (parameters.headOrNull() != null) {
      found = found == null ? notFinite(parameters.headOrNull().a().data) : found;
      found = found == null ? notFinite(parameters.headOrNull().b().data) : found;
    }
    return found;
  }

  private String notFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return "diverged at step %d: a parameter became %s".formatted(stepsDone, value);
      }
    }
    return null;
  }

  /**
   * The scale that a batch's loss is measured by: L1 + lambda L2 of x' = 0 and l = 0, and what one
   * token and one pair can add, for a batch that rarely has any.
   */
  private double lossScale() {
    double importances = Arrays.stream(importance).sum();
    double tokens = tokenMoments.meanSquare() + 1.0 / configuration.training().batch();
    double head = 0;
    if (headMomentsOrNull != null) {
      double strongest =
          configuration.headOrNull().pairs().stream()
              .mapToDouble(AttentionPair::weight)
              .map(Math::abs)
              .max()
              .orElseThrow();
      head =
          Math.max(1, configuration.headOrNull().lambda())
              * (headMomentsOrNull.targetSquare()
                  + strongest * strongest / configuration.training().batch());
    }
    return importances * tokens + head;
  }

  private TrialMetrics metrics(Parameters trained) {
    HeadMetrics head =
        headMomentsOrNull == null
            ? null
            : HeadMetrics.of(
                trained.headOrNull(),
                configuration.headOrNull().pairs(),
                HeadTheory.of(headMomentsOrNull, trained.w()));
    return new TrialMetrics(
        lossReconstruction(trained),
        FeatureGeometry.of(trained.w()),
        TegumFactor.of(trained.w()),
        head);
  }

  private double lossReconstruction(Parameters trained) {
    if (configuration.model().activation() == Activation.IDENTITY) {
      return new LinearTheory(tokenMoments).loss(trained.w(), trained.b(), importance);
    }
    return new HeldOutLoss(configuration, HELD_OUT_TOKENS).of(trained);
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) * 1e-9;
  }
}
