package io.tegum.sweep.run;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How a run goes about it.
 *
 * @param bundleSeconds core-seconds aimed at in a bundle, or empty for what suits the sweep's size
 * @param maxFailures stop once more trials than this have failed, or empty to go on whatever fails
 * @param retryFailed whether trials that failed before are trained again
 * @param otherCode whether a folder may be continued that another version of the code began
 * @param change what becomes of a folder's sweep when the spec is another
 */
public record RunOptions(
    OptionalDouble bundleSeconds,
    OptionalLong maxFailures,
    Retry retryFailed,
    OtherCode otherCode,
    Change change) {

  /** Whether trials that failed before are trained again. */
  public enum Retry {
    FAILED,
    NONE
  }

  /** Whether a folder may be continued that another version of the code began. */
  public enum OtherCode {
    CONTINUED,
    REFUSED
  }

  /** What becomes of a folder's sweep when the spec is another. */
  public enum Change {
    EXTENDS,
    REFUSED
  }
}
