package io.tegum.kernel.training;

import io.tegum.kernel.data.Purpose;
import io.tegum.kernel.data.TokenBatch;
import io.tegum.kernel.data.TokenSampler;
import io.tegum.kernel.gradient.BatchGradient;
import io.tegum.kernel.gradient.Losses;
import io.tegum.kernel.metrics.FeatureGeometry;
import io.tegum.kernel.metrics.HeadMetrics;
import io.tegum.kernel.metrics.TegumFactor;
import io.tegum.kernel.metrics.TrialMetrics;
import io.tegum.kernel.model.Activation;
import io.tegum.kernel.model.Parameters;
import io.tegum.kernel.model.TrialConfiguration;
import io.tegum.kernel.optimiser.LearningRate;
import io.tegum.kernel.optimiser.Optimizer;
import io.tegum.kernel.theory.HeadMoments;
import io.tegum.kernel.theory.HeadTheory;
import io.tegum.kernel.theory.LinearTheory;
import io.tegum.kernel.theory.TokenMoments;
import java.util.List;

/**
 * Trains one trial: a pure function of its configuration. A step is: draw tokens, losses and
 * gradient, check for divergence, update. The steps themselves allocate nothing.
 */
public final class Trainer {

  /** Non-empty held-out tokens of the final L1. */
  private static final int HELD_OUT_TOKENS = 32_768;

  /** A loss above so many times that of outputting zero counts as exploded. */
  private static final double EXPLOSION = 1e6;

  private final TrialConfiguration configuration;
  private final double[] importance;
  private final TokenMoments tokenMoments;
  private final HeadMoments headMomentsOrNull;
  private final Recorder recorder;
  private final RecordingSteps recordingSteps;
  private final List<Phase> phases;
  private final Parameters parameters;
  private final BatchGradient gradient;
  private final TokenSampler leftSampler;
  private final TokenSampler rightSampler;
  private final TokenBatch left;
  private final TokenBatch right;
  private int stepsDone;

  private Trainer(TrialConfiguration configuration) {
    this.configuration = configuration;
    int n = configuration.model().features();
    double sparsity = configuration.data().sparsity();
    int batch = configuration.training().batch();
    importance = configuration.data().importance(n);
    tokenMoments = new TokenMoments(n, configuration.data().featureProbability());
    headMomentsOrNull = configuration.head().map(h -> HeadMoments.of(h, tokenMoments)).orElse(null);
    phases = Phase.of(configuration.training().schedule());
    recorder = new Recorder(configuration, headMomentsOrNull);
    recordingSteps =
        new RecordingSteps(
            configuration.recordPoints(), phases.size(), configuration.training().steps());
    parameters = Initialisation.of(configuration);
    gradient = new BatchGradient(configuration);
    leftSampler = new TokenSampler(n, sparsity, configuration.seed(), Purpose.LEFT_TOKENS);
    rightSampler = new TokenSampler(n, sparsity, configuration.seed(), Purpose.RIGHT_TOKENS);
    left = new TokenBatch(batch, n);
    right = new TokenBatch(configuration.head().isPresent() ? batch : 0, n);
  }

  /** Trains {@code configuration} to its end, or to where it diverges. */
  public static TrialResult train(TrialConfiguration configuration) {
    return new Trainer(configuration).run();
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
    Parameters rounded = roundedToFloat(parameters);
    return TrialResult.completed(
        configuration,
        stepsDone,
        rounded,
        metrics(rounded),
        recorder.curve(),
        recorder.stepAligned(),
        recorder.stepOrthogonal(),
        seconds);
  }

  /** Runs a phase; returns why it diverged, or null. */
  private String train(Phase phase) {
    LearningRate learningRate = new LearningRate(configuration.training());
    List<double[]> trained = phase.trained(parameters);
    List<double[]> slopes = phase.trained(gradient.gradient());
    List<Optimizer> optimizers =
        trained.stream().map(p -> Optimizer.of(configuration.training(), p.length)).toList();
    double explosion = EXPLOSION * zeroOutputLoss();
    for (int step = 0; step < configuration.training().steps(); step++) {
      leftSampler.sample(stepsDone, left);
      rightSampler.sample(stepsDone, right);
      Losses losses = phase.losses(gradient, parameters, left, right);
      if (!(losses.total() <= explosion)) {
        return "diverged at step %d: the batch loss became %s".formatted(stepsDone, losses.total());
      }
      double rate = learningRate.at(step);
      for (int k = 0; k < trained.size(); k++) {
        optimizers.get(k).update(rate, trained.get(k), slopes.get(k));
      }
      stepsDone++;
      if (recordingSteps.contains(stepsDone)) {
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
    for (Phase phase : phases) {
      for (double[] array : phase.trained(parameters)) {
        for (double value : array) {
          if (!Float.isFinite((float) value)) {
            return "diverged at step %d: a parameter became %s".formatted(stepsDone, value);
          }
        }
      }
    }
    return null;
  }

  /** L1 + lambda L2 of x' = 0 and l = 0, the scale that a loss is measured by. */
  private double zeroOutputLoss() {
    double sum = 0;
    for (double value : importance) {
      sum += value;
    }
    double head =
        headMomentsOrNull == null
            ? 0
            : Math.max(1, configuration.headOrNull().lambda()) * headMomentsOrNull.targetSquare();
    return sum * tokenMoments.meanSquare() + head;
  }

  private TrialMetrics metrics(Parameters rounded) {
    HeadMetrics head =
        headMomentsOrNull == null
            ? null
            : HeadMetrics.of(
                rounded.headOrNull(),
                configuration.headOrNull().pairs(),
                HeadTheory.of(headMomentsOrNull, rounded.w()));
    return new TrialMetrics(
        lossReconstruction(rounded),
        FeatureGeometry.of(rounded.w()),
        TegumFactor.of(rounded.w()),
        head);
  }

  private double lossReconstruction(Parameters rounded) {
    if (configuration.model().activation() == Activation.IDENTITY) {
      return new LinearTheory(tokenMoments).loss(rounded.w(), rounded.b(), importance);
    }
    return new HeldOutLoss(configuration, HELD_OUT_TOKENS).of(rounded);
  }

  /** Results hold W, b, A and B as floats, so metrics are those of the floats. */
  private static Parameters roundedToFloat(Parameters parameters) {
    Parameters rounded = parameters.copy();
    round(rounded.w().data);
    round(rounded.b().data);
    rounded
        .head()
        .ifPresent(
            head -> {
              round(head.a().data);
              round(head.b().data);
            });
    return rounded;
  }

  private static void round(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) values[i];
    }
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) * 1e-9;
  }
}
