package io.tegum.sweep.spec;

import io.tegum.kernel.family.Kind;
import java.util.List;
import java.util.Optional;

/** Reads {@code limits}: what training may take. They are the sweep's, no part of a trial. */
final class LimitsReader {
  private LimitsReader() {}

  static final String SECTION = "limits";
  static final String TRIAL_SECONDS = "trial_seconds";

  private static final Kind.Real POSITIVE =
      Kind.real("a positive finite number", seconds -> seconds > 0 && Double.isFinite(seconds));

  /** The most seconds of a trial, if given; empty also after telling of a fault. */
  static Optional<Double> trialSeconds(Place place) {
    return Fields.of(place, List.of(TRIAL_SECONDS))
        .get(TRIAL_SECONDS)
        .flatMap(seconds -> ValueReader.number(POSITIVE, seconds));
  }
}
