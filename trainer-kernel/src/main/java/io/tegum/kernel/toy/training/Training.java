package io.tegum.kernel.toy.training;

import io.tegum.kernel.toy.metrics.FeatureGeometry;
import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.metrics.TegumFactor;
import io.tegum.kernel.toy.metrics.TrialMetrics;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.theory.HeadMoments;
import io.tegum.kernel.toy.theory.HeadTheory;
import io.tegum.kernel.toy.theory.LinearTheory;
import io.tegum.kernel.toy.theory.TokenMoments;
import java.util.Arrays;
import java.util.List;

/**
 * The course of one trial while the steps of {@link Models} go on: its curve, whether it must end,
 * and what became of it.
 */
final class Training {

  /** A loss above so many times {@link #lossScale} counts as exploded. */
  private static final double EXPLOSION = 1e6;

  private final TrialConfiguration configuration;
  private final Checkpoint checkpoint;
  private final int phases;
  private long since = System.nanoTime(); // when the number of companions last changed
  private double secondsBefore;
  private int companions;
  private int stepsDone;
  private TrialMetrics metrics;
  private TrialResult resultOrNull;
  private Throwable thrownByCheckpointOrNull;
  private Recorder recorderOrNull; // what follows, once it is prepared
  private HeldOutLoss heldOutLoss;
  private RecordingSteps recordingSteps;
  private TokenMoments tokenMoments;
  private HeadMoments headMomentsOrNull;
  private double[] importance;
  private double explosion;
  private Parameters parameters; // as they were when last recorded

  /**
   * A trial that nothing is done for yet.
   *
   * @param companions how many trials are trained together, this one included
   */
  Training(TrialConfiguration configuration, Checkpoint checkpoint, int companions) {
    this.configuration = configuration;
    this.checkpoint = checkpoint;
    this.companions = companions;
    phases = Phase.of(configuration.training().schedule()).size();
  }

  TrialConfiguration configuration() {
    return configuration;
  }

  /** From now on the trial has a share of its time with so many, itself included. */
  void shareWith(int companions) {
    secondsBefore = seconds();
    since = System.nanoTime();
    this.companions = companions;
  }

  /**
   * Prepares the trial as the given one of {@code models}, and records its initial state.
   *
   * @param recordingSteps of this trial and its companions
   */
  void prepare(Models models, int model, RecordingSteps recordingSteps) {
    this.recordingSteps = recordingSteps;
    int n = configuration.model().features();
    importance = configuration.data().importance(n);
    tokenMoments = new TokenMoments(n, configuration.data().featureProbability());
    headMomentsOrNull = configuration.head().map(h -> HeadMoments.of(h, tokenMoments)).orElse(null);
    explosion = EXPLOSION * lossScale();
    heldOutLoss = new HeldOutLoss(configuration);
    recorderOrNull = new Recorder(configuration, headMomentsOrNull, heldOutLoss);
    parameters = Initialisation.of(configuration);
    models.load(model, parameters);
    models.store(model, parameters);
    recorderOrNull.record(0, parameters);
    askCheckpoint();
  }

  boolean ended() {
    return resultOrNull != null;
  }

  /** What became of the trial; not null once it ended. */
  TrialResult result() {
    return resultOrNull;
  }

  /** Ends the trial when the loss of its next step says that it diverged. */
  void check(double loss) {
    if (!(loss <= explosion)) {
      String became = Double.isFinite(loss) ? Double.toString(loss) : "infinite or not a number";
      diverged("the batch loss became " + became);
    }
  }

  /** Takes note of a step, of which the given one of {@code models} has the parameters. */
  void stepDone(Models models, int model) {
    stepsDone++;
    if (recordingSteps.contains(stepsDone)) {
      models.store(model, parameters);
      String notFinite = notFinite();
      if (notFinite != null) {
        diverged(notFinite);
        return;
      }
      recorderOrNull.record(stepsDone, parameters);
      askCheckpoint();
    } else if (stepsDone % Trainer.STEPS_BETWEEN_CHECKPOINTS == 0) {
      askCheckpoint();
    }
  }

  /** Of a training that is done the checkpoint is not asked. */
  private void askCheckpoint() {
    if (stepsDone == phases * configuration.training().steps()) {
      return;
    }
    String reason;
    try {
      reason = checkpoint.reasonToStopOrNull(seconds());
    } catch (RuntimeException | Error e) {
      thrownByCheckpointOrNull = e;
      throw e;
    }
    if (reason != null) {
      fail(reason);
    }
  }

  /** Measures the trained model, which was recorded. */
  void measure() {
    metrics = metrics(parameters);
  }

  /** Ends the trial after it was measured. */
  void complete() {
    resultOrNull =
        TrialResult.completed(
            configuration,
            stepsDone,
            parameters,
            metrics,
            recorderOrNull.curve(),
            recorderOrNull.stepAligned(),
            recorderOrNull.stepOrthogonal(),
            seconds());
  }

  private void diverged(String what) {
    String error = "diverged at step %d: %s".formatted(stepsDone, what);
    resultOrNull = TrialResult.diverged(configuration, error, stepsDone, curve(), seconds());
  }

  /** Ends the trial as a failed one. */
  void fail(String error) {
    resultOrNull = TrialResult.failed(configuration, error, stepsDone, curve(), seconds());
  }

  private List<CurvePoint> curve() {
    return recorderOrNull == null ? List.of() : recorderOrNull.curve();
  }

  /** Whether the checkpoint threw {@code thrown}: then it is not the trial's failure. */
  boolean isCheckpoints(Throwable thrown) {
    return thrown == thrownByCheckpointOrNull;
  }

  private double seconds() {
    return secondsBefore + (System.nanoTime() - since) * 1e-9 / companions;
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
    return heldOutLoss.ofTrained(trained);
  }
}
