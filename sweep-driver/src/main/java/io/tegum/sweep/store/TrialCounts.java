package io.tegum.sweep.store;

/** Counts stored trials by how they ended. */
public final class TrialCounts {

  private long completed;
  private long diverged;
  private long failed;
  private double trainSeconds;

  /** Counts one trial. */
  public void add(StoredTrials.StoredTrial trial) {
    switch (trial.status()) {
      case "completed" -> completed++;
      case "diverged" -> diverged++;
      default -> failed++;
    }
    trainSeconds += trial.trainSeconds();
  }

  public long completed() {
    return completed;
  }

  public long diverged() {
    return diverged;
  }

  public long failed() {
    return failed;
  }

  /** All trials. */
  public long all() {
    return completed + diverged + failed;
  }

  /** Wall time of all trainings together. */
  public double trainSeconds() {
    return trainSeconds;
  }
}
