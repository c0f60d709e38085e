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

  /** Some tens of microseconds for the smallest model: asking costs nothing beside it. */
  static final int STEPS_BETWEEN_CHECKPOINTS = 64;

  private final TrialConfiguration configuration;
  private final Checkpoint checkpoint;
  private final long begin;
  private final double[] importance;
  private final TokenMoments tokenMoments;
  private final HeadMoments headMomentsOrNull;
  private final Recorder recorder;
  private final RecordingSteps recordingSteps;
  private final List<Phase> phases;
  private final Parameters parameters; // as they were when last recorded
  private final FastStep fast;
  private int stepsDone;
  private Throwable thrownByCheckpointOrNull;

  private Trainer(TrialConfiguration configuration, Checkpoint checkpoint, long begin) {
    this.configuration = configuration;
    this.checkpoint = checkpoint;
    this.begin = begin;
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

  /** Trains {@code configuration} to its end, or to where it diverges or fails. */
  public static TrialResult train(TrialConfiguration configuration) {
    return train(configuration, Checkpoint.NEVER);
  }

  /**
   * Trains {@code configuration} to its end, or to where it diverges, fails or {@code checkpoint}
   * stops it. What our own code throws is a result: a failed trial with the steps done and the
   * curve so far. Errors of the JVM or the class path are no trial's own and are thrown on.
   */
  public static TrialResult train(TrialConfiguration configuration, Checkpoint checkpoint) {
    long begin = System.nanoTime();
    Trainer trainer;
    try {
      trainer = new Trainer(configuration, checkpoint, begin);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return TrialResult.failed(configuration, e.toString(), 0, List.of(), secondsSince(begin));
    }
    try (trainer.fast) {
      return trainer.run();
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      if (e == trainer.thrownByCheckpointOrNull) {
        throw e;
      }
      return trainer.failed(e.toString());
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
    recorder.record(0, parameters);
    String reason = reasonToStopOrNull();
    if (reason != null) {
      return failed(reason);
    }
    for (Phase phase : phases) {
      TrialResult early = earlyEndOrNull(phase);
      if (early != null) {
        return early;
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

  /** Runs a phase; returns what became of the trial when it ended within, or null. */
  private TrialResult earlyEndOrNull(Phase phase) {
    LearningRate learningRate = new LearningRate(configuration.training());
    FloatOptimizer optimizer = phase.optimizer(fast);
    double explosion = EXPLOSION * lossScale();
    for (int step = 0; step < configuration.training().steps(); step++) {
      double loss = phase.loss(fast, stepsDone);
      if (!(loss <= explosion)) {
        String became = Double.isFinite(loss) ? Double.toString(loss) : "infinite or not a number";
        return diverged("the batch loss became " + became);
      }
      optimizer.update(learningRate.at(step));
      stepsDone++;
      boolean recorded = recordingSteps.contains(stepsDone);
      if (recorded) {
        fast.store(parameters);
        String notFinite = notFinite();
        if (notFinite != null) {
          return diverged(notFinite);
        }
        recorder.record(stepsDone, parameters);
      }
      if (recorded || stepsDone % STEPS_BETWEEN_CHECKPOINTS == 0) {
        String reason = reasonToStopOrNull();
        if (reason != null) {
          return failed(reason);
        }
      }
    }
    return null;
  }

  /** What the checkpoint says, which is not asked about a training that is done. */
  private String reasonToStopOrNull() {
    if (stepsDone == phases.size() * configuration.training().steps()) {
      return null;
    }
    try {
      return checkpoint.reasonToStopOrNull(secondsSince(begin));
    } catch (RuntimeException | Error e) {
      thrownByCheckpointOrNull = e;
      throw e;
    }
  }

  private TrialResult diverged(String what) {
    String error = "diverged at step %d: %s".formatted(stepsDone, what);
    return TrialResult.diverged(
        configuration, error, stepsDone, recorder.curve(), secondsSince(begin));
  }

  private TrialResult failed(String error) {
    return TrialResult.failed(
        configuration, error, stepsDone, recorder.curve(), secondsSince(begin));
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

  private static String notFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return "a parameter became " + value;
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
