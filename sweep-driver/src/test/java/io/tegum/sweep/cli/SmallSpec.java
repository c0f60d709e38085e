package io.tegum.sweep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Specs of sweeps that train in a second or two. */
final class SmallSpec {
  private SmallSpec() {}

  /** 24 trials with a head, of which the 12 of learning rate 1e6 diverge. */
  static final String WITH_DIVERGENCE =
      """
      name: with divergence
      model: {features: 5, hidden: 2}
      head: {rank: [1, 2], lambda: [0.1, 1], pairs: [[0, 1]]}
      data: {sparsity: [0.5, 0.8, 0.9], importance_decay: 0.9}
      training: {steps: 40, batch: 32, learning_rate: [0.003, 1.0e+6]}
      record: {points: 6}
      """;

  /** As many without a head, whose report has a third of the figures. */
  static final String HEADLESS_WITH_DIVERGENCE =
      """
      name: with divergence
      model: {features: 5, hidden: 2}
      data: {sparsity: [0.5, 0.8, 0.9], importance_decay: 0.9}
      training: {schedule: representation-only, steps: 40, batch: 32, learning_rate: [0.003, 1.0e+6]}
      seeds: 4
      record: {points: 6}
      """;

  /** Six trials of an instant without a head. */
  static final String QUICK =
      """
      name: quick
      model: {features: 4, hidden: 2}
      data: {sparsity: [0.5, 0.9], importance_decay: 0.9}
      training: {schedule: representation-only, steps: 5, batch: 8}
      seeds: 3
      """;

  static Path in(Path folder, String text) throws IOException {
    return Files.writeString(folder.resolve("spec.yaml"), text);
  }
}
