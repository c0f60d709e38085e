package io.tegum.sweep.spec;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code limits}: what training may take. They are the sweep's, no part of a trial. */
final class LimitsReader {
  private LimitsReader() {}

  static final String SECTION = "limits";
  static final String TRIAL_SECONDS = "trial_seconds";

  /** The most seconds of a trial, if given; empty also after telling {@code faults} (Modified). */
  static Optional<Double> trialSeconds(Node node, Faults faults) {
    Fields fields = Fields.of(node, SECTION, List.of(TRIAL_SECONDS), faults);
    return fields
        .get(TRIAL_SECONDS)
        .flatMap(n -> ValueKind.POSITIVE.read(n, fields.child(TRIAL_SECONDS), faults))
        .map(Double.class::cast);
  }
}
