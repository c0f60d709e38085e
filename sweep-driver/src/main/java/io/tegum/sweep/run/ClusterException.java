package io.tegum.sweep.run;

/** Spark gave a job up: its machines failed too often, or somebody ended the application. */
public final class ClusterException extends RuntimeException {

  public ClusterException(Exception cause) {
    super(
        "Spark gave up: "
            + String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString()),
        cause);
  }
}
