package io.tegum.sweep.plan;

/**
 * How much of a bundle a trial fills, or several inseparable ones, in seconds: the expected cost
 * or, where rows are large for it, the share of a bundle's bytes that they take. At most a bundle,
 * for these are never divided: a costly one takes a bundle for itself and none from the others.
 *
 * @param costFactor expected over predicted seconds
 * @param secondsPerByte length of a bundle over the bytes that fill one
 * @param cap the largest weight
 */
record TrialWeight(double costFactor, double secondsPerByte, double cap) {

  /** Expected core-seconds, where so many are predicted. */
  double seconds(double predicted) {
    return costFactor * predicted;
  }

  /** The weight of a trial of {@code seconds} whose rows take {@code bytes}. */
  double of(double seconds, long bytes) {
    return Math.min(cap, Math.max(seconds, bytes * secondsPerByte));
  }

  TrialWeight withCap(double cap) {
    return new TrialWeight(costFactor, secondsPerByte, cap);
  }
}
