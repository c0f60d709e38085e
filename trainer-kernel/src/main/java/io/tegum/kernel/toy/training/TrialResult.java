package io.tegum.kernel.toy.training;

import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.toy.metrics.TrialMetrics;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of a trial. A diverged or failed trial is a result too: it keeps its configuration,
 * the step reached and the reason, and has no parameters or metrics.
 *
 * @param configuration what was trained
 * @param status how it ended
 * @param errorOrNull why it did not complete, or null
 * @param stepsDone optimiser steps done over all phases
 * @param parametersOrNull trained parameters, rounded to float; null unless completed
 * @param metricsOrNull of those rounded parameters; null unless completed
 * @param curve recorded steps, ascending; up to the end, the divergence or the failure
 * @param stepAligned first recorded step from which all pair scores stay above .9, or empty
 * @param stepOrthogonal first recorded step from which represented features stay orthogonal
 *     (largest overlap below .1), or empty
 * @param trainSeconds wall time of training, shared equally by trials that were trained together;
 *     the only field that two runs may differ in
 */
public record TrialResult(
    TrialConfiguration configuration,
    Status status,
    String errorOrNull,
    int stepsDone,
    Parameters parametersOrNull,
    TrialMetrics metricsOrNull,
    List<CurvePoint> curve,
    OptionalInt stepAligned,
    OptionalInt stepOrthogonal,
    double trainSeconds) {

  /** How a trial ended. */
  public enum Status implements Labelled {
    /** Trained to the end. */
    COMPLETED("completed"),
    /** The loss became NaN, infinite, or exploded. */
    DIVERGED("diverged"),
    /** Our code threw, or the trial was stopped. */
    FAILED("failed");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  public TrialResult {
    curve = List.copyOf(curve);
  }

  /** A trial that trained to the end. */
  static TrialResult completed(
      TrialConfiguration configuration,
      int stepsDone,
      Parameters parameters,
      TrialMetrics metrics,
      List<CurvePoint> curve,
      OptionalInt stepAligned,
      OptionalInt stepOrthogonal,
      double trainSeconds) {
    return new TrialResult(
        configuration,
        Status.COMPLETED,
        null,
        stepsDone,
        parameters,
        metrics,
        curve,
        stepAligned,
        stepOrthogonal,
        trainSeconds);
  }

  /** A trial whose loss or parameters left the finite numbers, or exploded. */
  static TrialResult diverged(
      TrialConfiguration configuration,
      String error,
      int stepsDone,
      List<CurvePoint> curve,
      double trainSeconds) {
    return incomplete(configuration, Status.DIVERGED, error, stepsDone, curve, trainSeconds);
  }

  /** A trial during which our code threw {@code error}, or that was stopped for that reason. */
  public static TrialResult failed(
      TrialConfiguration configuration,
      String error,
      int stepsDone,
      List<CurvePoint> curve,
      double trainSeconds) {
    return incomplete(configuration, Status.FAILED, error, stepsDone, curve, trainSeconds);
  }

  private static TrialResult incomplete(
      TrialConfiguration configuration,
      Status status,
      String error,
      int stepsDone,
      List<CurvePoint> curve,
      double trainSeconds) {
    return new TrialResult(
        configuration,
        status,
        error,
        stepsDone,
        null,
        null,
        curve,
        OptionalInt.empty(),
        OptionalInt.empty(),
        trainSeconds);
  }

  /** Trained parameters, or empty unless completed. */
  public Optional<Parameters> parameters() {
    return Optional.ofNullable(parametersOrNull);
  }

  /** Metrics, or empty unless completed. */
  public Optional<TrialMetrics> metrics() {
    return Optional.ofNullable(metricsOrNull);
  }
}
