package io.tegum.kernel.family;

import java.util.List;
import java.util.Optional;

/**
 * What became of a trial. A diverged or failed trial is a result too: it keeps its configuration,
 * the step reached and the reason, and has no measures.
 *
 * @param trial what was trained
 * @param status how it ended
 * @param errorOrNull why it did not complete, or null
 * @param stepsDone optimiser steps done over all stages
 * @param measuresOrNull of the trained model; null unless completed
 * @param curve recorded steps, ascending; up to the end, the divergence or the failure
 * @param trainSeconds wall time of training, shared equally by trials that were trained together;
 *     the only field that two runs may differ in
 */
public record TrialResult(
    Trial trial,
    Status status,
    String errorOrNull,
    int stepsDone,
    Measures measuresOrNull,
    List<CurvePoint> curve,
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
  public static TrialResult completed(
      Trial trial, int stepsDone, Measures measures, List<CurvePoint> curve, double seconds) {
    return new TrialResult(trial, Status.COMPLETED, null, stepsDone, measures, curve, seconds);
  }

  /** A trial whose loss or parameters left the finite numbers, or exploded. */
  public static TrialResult diverged(
      Trial trial, String error, int stepsDone, List<CurvePoint> curve, double seconds) {
    return new TrialResult(trial, Status.DIVERGED, error, stepsDone, null, curve, seconds);
  }

  /** A trial during which our code threw {@code error}, or that was stopped for that reason. */
  public static TrialResult failed(
      Trial trial, String error, int stepsDone, List<CurvePoint> curve, double seconds) {
    return new TrialResult(trial, Status.FAILED, error, stepsDone, null, curve, seconds);
  }

  /** What was measured, or empty unless completed. */
  public Optional<Measures> measures() {
    return Optional.ofNullable(measuresOrNull);
  }
}
