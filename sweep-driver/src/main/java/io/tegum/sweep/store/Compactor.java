package io.tegum.sweep.store;

import io.tegum.analysis.results.CurvesTable;
import io.tegum.analysis.results.TrialsTable;
import io.tegum.sweep.grid.Fingerprint;
import io.tegum.sweep.store.Compaction.Replacement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** Under a {@link RunLock}: writes a store's rows anew, in fewer files or without some of them. */
public final class Compactor {

  private static final long MEBIBYTE = 1L << 20;

  /** Files of this size are left as they are. */
  private static final long LARGE = 64 * MEBIBYTE;

  /** The size that is aimed at. */
  private static final long AIM = 96 * MEBIBYTE;

  private static final long MOST = 128 * MEBIBYTE;

  private static final String CODE_VERSION = TrialsFooter.PREFIX + "code_version";

  private final SweepStore store;
  private final RunLock lock;
  private final Configuration configuration;

  public Compactor(SweepStore store, RunLock lock, Configuration configuration) {
    this.store = store;
    this.lock = lock;
    this.configuration = configuration;
  }

  /**
   * Merges small files, so that the larger of a merged pair has 64 to 128 MB where there is enough
   * to merge. Only files of one code version are merged with each other.
   *
   * @return number of files of the trials table afterwards
   */
  public int mergeSmall(StoreScan scan) throws IOException {
    int files = scan.files().size();
    for (List<StoredFile> group : groups(scan.files())) {
      replace(group, rowOfTrials -> true, coverage(group));
      files -= group.size() - 1;
    }
    return files;
  }

  /** Takes the rows of failed trials out, so that the next run trains these again. */
  public long dropFailed(StoreScan scan) throws IOException {
    long dropped = 0;
    for (StoredFile file : scan.files()) {
      if (file.counts().failed() > 0) {
        // What is left is known by its ids: which indices failed is not in the footer.
        replace(
            List.of(file), row -> !row.getString("status", 0).equals("failed"), Optional.empty());
        dropped += file.counts().failed();
      }
    }
    return dropped;
  }

  static List<List<StoredFile>> groups(List<StoredFile> files) {
    List<StoredFile> small = new ArrayList<>();
    for (StoredFile file : files) {
      if (size(file) < LARGE && file.provenance().containsKey(CODE_VERSION)) {
        small.add(file);
      }
    }
    small.sort(
        Comparator.comparing((StoredFile file) -> file.provenance().get(CODE_VERSION))
            .thenComparing(file -> file.coverage().isEmpty())
            .thenComparingLong(Compactor::firstIndex)
            .thenComparing(StoredFile::name));
    List<List<StoredFile>> groups = new ArrayList<>();
    List<StoredFile> group = new ArrayList<>();
    long trials = 0;
    long curves = 0;
    for (StoredFile file : small) {
      boolean fits =
          group.isEmpty()
              || (Math.max(trials, curves) < AIM
                  && Math.max(trials + file.trialsBytes(), curves + file.curvesBytes()) <= MOST
                  && areAlike(file, group.get(0)));
      if (!fits) {
        groups.add(group);
        group = new ArrayList<>();
        trials = 0;
        curves = 0;
      }
      group.add(file);
      trials += file.trialsBytes();
      curves += file.curvesBytes();
    }
    groups.add(group);
    groups.removeIf(each -> each.size() < 2);
    return groups;
  }

  /** Of one code version, and both with a coverage or both without, which merging would lose. */
  private static boolean areAlike(StoredFile one, StoredFile other) {
    return one.provenance().get(CODE_VERSION).equals(other.provenance().get(CODE_VERSION))
        && one.coverage().isPresent() == other.coverage().isPresent();
  }

  private static long size(StoredFile file) {
    return Math.max(file.trialsBytes(), file.curvesBytes());
  }

  private static long firstIndex(StoredFile file) {
    return file.coverage().stream()
        .flatMap(coverage -> coverage.runs().values().stream())
        .mapToLong(IndexRuns::first)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** The coverage of all, if it is known of all. */
  private static Optional<Coverage> coverage(List<StoredFile> group) {
    return group.stream().allMatch(file -> file.coverage().isPresent())
        ? Optional.of(
            Coverage.union(group.stream().map(file -> file.coverage().orElseThrow()).toList()))
        : Optional.empty();
  }

  private void replace(List<StoredFile> members, Predicate<Group> kept, Optional<Coverage> coverage)
      throws IOException {
    lock.check();
    Set<String> ids = new HashSet<>();
    Fingerprint name = new Fingerprint().add(coverage.isPresent() ? "merged" : "rewritten");
    TrialCounts counts = TrialCounts.NONE;
    Map<String, String> footer = new HashMap<>();
    for (StoredFile member : members) {
      name.add("\n" + member.name());
      counts = counts.plus(member.counts());
      member.provenance().forEach((key, value) -> footer.merge(key, value, Compactor::both));
    }
    Map<String, String> trialsFooter =
        coverage.isPresent() ? new TrialsFooter(coverage.get(), counts).with(footer) : footer;
    byte[] trials =
        merged(
            TrialsTable.NAME,
            members,
            row -> kept.test(row) && ids.add(row.getString(FileInspection.ID, 0)),
            trialsFooter);
    if (ids.isEmpty()) {
      store.compaction().replace(members, Optional.empty(), configuration);
      return;
    }
    byte[] curves =
        merged(
            CurvesTable.NAME,
            members,
            row -> ids.contains(row.getString(FileInspection.ID, 0)),
            footer);
    store
        .compaction()
        .replace(
            members,
            Optional.of(new Replacement(name.shortHex() + SweepStore.PARQUET, curves, trials)),
            configuration);
  }

  private static String both(String one, String other) {
    return List.of(one.split("; ")).contains(other) ? one : one + "; " + other;
  }

  private byte[] merged(
      String table, List<StoredFile> members, Predicate<Group> kept, Map<String, String> footer)
      throws IOException {
    MemoryOutputFile file = new MemoryOutputFile();
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(file)
            .withType(schema(table, members.get(0)))
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withDictionaryEncoding(false)
            .withExtraMetaData(Seal.announcedIn(footer))
            .build()) {
      for (StoredFile member : members) {
        List<Exception> failures = new ArrayList<>(); // ours, not the file's
        try {
          TrialFileReader.first(
              input(table, member),
              null,
              row -> {
                try {
                  if (kept.test(row)) {
                    writer.write(row);
                  }
                } catch (IOException | RuntimeException e) {
                  failures.add(e);
                }
                return !failures.isEmpty();
              });
        } catch (IOException | RuntimeException e) {
          FileInspection.checkIsTheFilesFault(e);
          throw new DamagedFileException(table + "/" + member.name(), e);
        }
        for (Exception failure : failures) {
          if (failure instanceof IOException storage) {
            throw storage;
          }
          throw (RuntimeException) failure;
        }
      }
    }
    return file.sealed();
  }

  private org.apache.parquet.schema.MessageType schema(String table, StoredFile file)
      throws IOException {
    return Footer.read(input(table, file)).schema();
  }

  private HadoopInputFile input(String table, StoredFile file) throws IOException {
    return HadoopInputFile.fromPath(store.files().path(table + "/" + file.name()), configuration);
  }
}
