package io.tegum.sweep.plan;

/**
 * What a plan leaves on disk and holds in the driver's memory.
 *
 * @param files two a bundle, one of trials and one of curves
 * @param bytes of all files
 * @param fewestCompacted number of files after compaction if all were as large as they may be
 * @param mostCompacted number of files after compaction if all were as small as they may be
 * @param driverBytes of the largest wave's bundles
 */
public record StoredSize(
    long files, long bytes, long fewestCompacted, long mostCompacted, long driverBytes) {

  private static final long FILES_PER_BUNDLE = 2;

  /** Six sweeps' files took 0.3 to 0.9 of their predicted rows, the larger bundles less. */
  private static final double COMPRESSION = 0.5;

  private static final long SMALLEST_COMPACTED = 64_000_000;
  private static final long LARGEST_COMPACTED = 128_000_000;

  /**
   * Measured with 20,000 empty tasks in one job: 52 bytes a bundle, up to 1,660 for what Spark
   * holds of its task.
   */
  private static final long DRIVER_BYTES_PER_BUNDLE = 1_720;

  /** The stored size of {@code plan}. */
  public static StoredSize of(Plan plan) {
    int largest = 0;
    for (Wave wave : plan.waves()) {
      largest = Math.max(largest, wave.bundles());
    }
    long files = FILES_PER_BUNDLE * plan.bundles();
    long bytes = Math.round(COMPRESSION * plan.bytes());
    return new StoredSize(
        files,
        bytes,
        compacted(files, bytes, LARGEST_COMPACTED),
        compacted(files, bytes, SMALLEST_COMPACTED),
        largest * DRIVER_BYTES_PER_BUNDLE);
  }

  /** Trials and curves stay apart. */
  private static long compacted(long files, long bytes, long size) {
    return Math.min(files, Math.max(FILES_PER_BUNDLE, (bytes + size - 1) / size));
  }
}
