package io.tegum.sweep.spec;

import io.tegum.kernel.family.Family;
import java.nio.file.Path;
import java.util.List;

/**
 * A checked spec.
 *
 * @param name names the sweep: 1 to 80 letters, digits, spaces, dots, hyphens and underscores,
 *     beginning with a letter or digit and not ending with a space or dot, so that it can stand in
 *     file names and titles
 * @param family what kind of model its trials train
 * @param regions at least one; the sweep is their union, and the first one's name names it
 * @param trialSeconds wall time after which a trial is stopped, positive; infinite without a limit.
 *     No part of any trial's identity
 */
public record SweepSpec(String name, Family family, List<RegionSpec> regions, double trialSeconds) {

  /** Most combinations of a sweep before constraints. */
  public static final long MAX_COMBINATIONS = 2_000_000_000L;

  /** Largest spec that is read, in bytes. */
  public static final int MAX_BYTES = 1_000_000;

  public SweepSpec {
    regions = List.copyOf(regions);
    if (regions.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot make a sweep: regions were empty, must be at least one");
    }
  }

  /**
   * Reads and checks a local file.
   *
   * @throws SpecNotFoundException when there is no such file, or it cannot be read
   * @throws SpecException when it is no valid spec
   */
  public static SweepSpec read(Path file) {
    return parse(file.toString(), content(file));
  }

  /**
   * The bytes of a local file, for {@link #parse}.
   *
   * @throws SpecNotFoundException when there is no such file, or it cannot be read
   */
  public static byte[] content(Path file) {
    return SpecText.read(file);
  }

  /**
   * Checks a spec that was read from elsewhere.
   *
   * @param file how faults name it
   * @param content the whole file, UTF-8
   * @throws SpecException when it is no valid spec
   */
  public static SweepSpec parse(String file, byte[] content) {
    Faults faults = new Faults(file);
    return SweepReader.read(SpecText.decode(content, faults), faults);
  }
}
