package io.tegum.sweep.plan;

import java.util.List;

/**
 * What a plan leaves on disk and holds in the driver's memory.
 *
 * @param files two a bundle, one of trials and one of curves
 * @param bytes of all files
 * @param fewestCompacted number of files after compaction, which makes pairs of a file of trials
 *     and one of curves, if the larger of each were as large as it may be
 * @param mostCompacted number of files after compaction if it were as small as it may be
 * @param driverBytes of the largest wave's bundles, and of the index of all that are done
 */
public record StoredSize(
    long files, long bytes, long fewestCompacted, long mostCompacted, long driverBytes) {

  private static final long FILES_PER_BUNDLE = 2;

  /** Six sweeps' files took 0.3 to 0.9 of their predicted rows, the larger bundles less. */
  private static final double COMPRESSION = 0.5;

  private static final long SMALLEST_COMPACTED = 64L << 20;
  private static final long LARGEST_COMPACTED = 128L << 20;

  /**
   * Measured with 20,000 empty tasks in one job: 52 bytes a bundle, up to 1,660 for what Spark
   * holds of its task.
   */
  private static final long DRIVER_BYTES_PER_BUNDLE = 1_720;

  /** The first and the last index of a bundle that is done, if its neighbours are not. */
  private static final long INDEX_BYTES_PER_BUNDLE = 16;

  /** The stored size of {@code plan}. */
  public static StoredSize of(Plan plan) {
    List<Wave> waves = plan.waves();
    long inMemory = waves.get(0).bundles(); // two waves' at a time
    for (int k = 1; k < waves.size(); k++) {
      inMemory = Math.max(inMemory, waves.get(k - 1).bundles() + waves.get(k).bundles());
    }
    long files = FILES_PER_BUNDLE * plan.bundles();
    long bytes = Math.round(COMPRESSION * plan.bytes());
    double larger = COMPRESSION * Math.max(plan.curveBytes(), plan.bytes() - plan.curveBytes());
    return new StoredSize(
        files,
        bytes,
        compacted(files, larger / LARGEST_COMPACTED),
        compacted(files, larger / SMALLEST_COMPACTED),
        inMemory * DRIVER_BYTES_PER_BUNDLE + plan.bundles() * INDEX_BYTES_PER_BUNDLE);
  }

  private static long compacted(long files, double pairs) {
    return Math.min(files, FILES_PER_BUNDLE * Math.max(1, (long) Math.ceil(pairs)));
  }
}
