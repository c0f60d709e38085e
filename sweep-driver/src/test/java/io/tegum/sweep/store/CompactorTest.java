package io.tegum.sweep.store;

import static io.tegum.sweep.store.StoredSweep.indices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactorTest {

  private static final long MEBIBYTE = 1L << 20;

  @TempDir Path folder;
  private StoredSweep sweep;
  private RunLock lock;

  @BeforeEach
  void open() throws IOException {
    sweep = new StoredSweep(folder);
    lock = RunLock.take(sweep.store.files());
  }

  @AfterEach
  void unlock() throws IOException {
    lock.close();
  }

  @Test
  void mergedFilesHoldTheSameRows() throws IOException {
    sweep.write(4, 8);
    sweep.write(0, 4);
    sweep.writeWithFailure(8, 11);
    List<String> before = ResultsText.tables(folder);
    StoreScan scan = sweep.scan();

    assertThat(compactor().mergeSmall(scan)).isEqualTo(1);
    assertThat(ResultsText.tables(folder)).isEqualTo(before);
    StoreScan after = sweep.scan();
    assertThat(after.files()).hasSize(1);
    assertThat(after.damages()).isEmpty();
    assertThat(after.orphans()).isEmpty();
    assertThat(indices(after)).hasToString("0-10");
    assertThat(after.counts()).isEqualTo(scan.counts());
    assertThat(after.files().get(0).provenance()).containsEntry("tegum.code_version", "test");
    assertThat(folder.resolve("_compaction")).doesNotExist();
    assertThat(compactor().mergeSmall(after)).isEqualTo(1);
  }

  @Test
  void filesOfSeveralCodeVersionsAreNotMixed() throws IOException {
    sweep.write(0, 2);
    sweep.write(2, 4);
    sweep.write(4, 6, Map.of("tegum.code_version", "other"));
    assertThat(compactor().mergeSmall(sweep.scan())).isEqualTo(2);
    assertThat(indices(sweep.scan())).hasToString("0-5");
  }

  @Test
  void largerFileOfAPairDecidesWhenAGroupIsFull() {
    List<StoredFile> files = new ArrayList<>();
    for (int k = 0; k < 10; k++) {
      files.add(file(k, 2 * MEBIBYTE, 30 * MEBIBYTE));
    }
    files.add(file(10, 2 * MEBIBYTE, 64 * MEBIBYTE)); // large enough as it is
    List<List<StoredFile>> groups = Compactor.groups(files);
    assertThat(groups).extracting(List::size).containsExactly(4, 4, 2);
    for (List<StoredFile> group : groups.subList(0, 2)) {
      long bytes = group.stream().mapToLong(StoredFile::curvesBytes).sum();
      assertThat(bytes).isBetween(64 * MEBIBYTE, 128 * MEBIBYTE);
    }
  }

  @Test
  void failedTrialsAreTakenOut() throws IOException {
    sweep.write(0, 2);
    sweep.writeWithFailure(2, 5);
    sweep.writeWithFailure(7, 8);
    assertThat(compactor().dropFailed(sweep.scan())).isEqualTo(2);
    StoreScan after = sweep.scan();
    assertThat(after.counts().completed()).isEqualTo(4);
    assertThat(after.counts().failed()).isZero();
    assertThat(indices(after)).hasToString("0-1");
    assertThat(after.otherIds().size()).isEqualTo(2);
    assertThat(after.otherIds().contains(sweep.grid.configuration(4).orElseThrow().trialId()))
        .isTrue();
    assertThat(after.files()).hasSize(2);
  }

  /** A crash after each step: the next writer goes on from there, whatever was done. */
  @Test
  void interruptedReplacementIsFinishedByTheNextWriter() throws IOException {
    String one = sweep.write(0, 3);
    String two = sweep.write(3, 6);
    List<String> before = ResultsText.tables(folder);
    compactor().mergeSmall(sweep.scan());
    String target = sweep.scan().files().get(0).name();
    byte[] curves = Files.readAllBytes(folder.resolve("curves").resolve(target));
    byte[] trials = Files.readAllBytes(folder.resolve("trials").resolve(target));

    for (int steps = 0; steps <= 6; steps++) {
      Files.deleteIfExists(folder.resolve("curves").resolve(target));
      Files.deleteIfExists(folder.resolve("trials").resolve(target));
      sweep.write(0, 3);
      sweep.write(3, 6);
      Path staging = Files.createDirectories(folder.resolve("_compaction"));
      Files.write(staging.resolve("curves.parquet"), curves);
      Files.write(staging.resolve("trials.parquet"), trials);
      Files.writeString(
          staging.resolve("journal.json"),
          "{\"target\": \"%s\", \"members\": [\"%s\", \"%s\"]}".formatted(target, one, two));
      for (int step = 0; step < steps; step++) {
        switch (step) {
          case 0 -> Files.delete(folder.resolve("trials").resolve(one));
          case 1 -> Files.delete(folder.resolve("curves").resolve(one));
          case 2 -> Files.delete(folder.resolve("trials").resolve(two));
          case 3 -> Files.delete(folder.resolve("curves").resolve(two));
          case 4 ->
              Files.move(
                  staging.resolve("curves.parquet"), folder.resolve("curves").resolve(target));
          default ->
              Files.move(
                  staging.resolve("trials.parquet"), folder.resolve("trials").resolve(target));
        }
      }
      assertThat(sweep.store.isCompactionInterrupted()).isTrue();
      StoreScan recovered = sweep.recover();
      assertThat(recovered.damages()).as("after %d steps", steps).isEmpty();
      assertThat(ResultsText.tables(folder)).isEqualTo(before);
      assertThat(indices(recovered)).hasToString("0-5");
      assertThat(folder.resolve("_compaction")).doesNotExist();
    }
  }

  @Test
  void journalThatCannotBeFollowedIsSetAsideAndDeletesNothing() throws IOException {
    String one = sweep.write(0, 3);
    Path staging = folder.resolve("_compaction");
    Path precious = Files.createDirectories(folder.resolve("precious"));
    Map<String, String> journals =
        Map.of(
            "{\"members\": [\"../precious\"]}",
            "names \"../precious\"",
            "{\"members\": [\"\"]}",
            "names \"\"",
            "{\"target\": \"../x.parquet\", \"members\": []}",
            "names \"../x.parquet\"",
            "{\"target\": \"lost.parquet\", \"members\": [\"%s\"]}".formatted(one),
            "its _compaction/curves.parquet is not there",
            "",
            "names no members",
            "garbage",
            "is no JSON",
            "[1, 2]",
            "names no members");
    for (String journal : journals.keySet()) {
      Files.createDirectories(staging);
      Files.writeString(staging.resolve("journal.json"), journal);
      assertThat(sweep.recover().damages())
          .as(journal)
          .singleElement()
          .extracting(StoreScan.Damage::toString)
          .asString()
          .startsWith("_compaction: ")
          .contains(journals.get(journal));
      assertThat(precious).exists();
      assertThat(staging).doesNotExist();
      assertThat(indices(sweep.scan())).hasToString("0-2");
    }
    try (Stream<Path> aside = Files.walk(folder.resolve("quarantine"))) {
      assertThat(aside.filter(file -> file.endsWith("journal.json"))).hasSize(journals.size());
    }
  }

  /** What was to take the place of files may have rotted since it was written. */
  @Test
  void nothingIsDeletedForAReplacementThatIsDamaged() throws IOException {
    String one = sweep.write(0, 3);
    String two = sweep.write(3, 6);
    compactor().mergeSmall(sweep.scan());
    String target = sweep.scan().files().get(0).name();
    Path staging = Files.createDirectories(folder.resolve("_compaction"));
    for (String table : List.of("trials", "curves")) {
      Path staged = staging.resolve(table + ".parquet");
      Files.move(folder.resolve(table).resolve(target), staged);
    }
    byte[] bytes = Files.readAllBytes(staging.resolve("trials.parquet"));
    bytes[bytes.length / 3] ^= 16;
    Files.write(staging.resolve("trials.parquet"), bytes);
    sweep.write(0, 3);
    sweep.write(3, 6);
    Files.writeString(
        staging.resolve("journal.json"),
        "{\"target\": \"%s\", \"members\": [\"%s\", \"%s\"]}".formatted(target, one, two));
    StoreScan recovered = sweep.recover();
    assertThat(recovered.damages())
        .singleElement()
        .extracting(StoreScan.Damage::reason)
        .asString()
        .startsWith("its _compaction/trials.parquet is damaged: ");
    assertThat(indices(recovered)).hasToString("0-5");
  }

  /** The damaged file keeps its name and its bits, and no new one holds them. */
  @Test
  void damageIsNotWrittenIntoNewFiles() throws IOException {
    sweep.write(0, 3);
    String two = sweep.write(3, 6);
    Path file = folder.resolve("trials").resolve(two);
    byte[] bytes = Files.readAllBytes(file);
    var chunk =
        Footer.read(new LocalInputFile(file)).metadata().getBlocks().get(0).getColumns().stream()
            .filter(column -> column.getPath().toDotString().startsWith("feature_norms"))
            .findFirst()
            .orElseThrow();
    bytes[(int) (chunk.getStartingPos() + chunk.getTotalSize() - 1)] ^= 1;
    Files.write(file, bytes);
    StoreScan scan = sweep.scan();
    assertThatThrownBy(() -> compactor().mergeSmall(scan))
        .isInstanceOf(DamagedFileException.class)
        .hasMessageStartingWith("trials/" + two + ": its rows cannot be read (")
        .hasMessageContaining("CRC");
    assertThat(file).hasBinaryContent(bytes);
    assertThat(sweep.scan().files()).hasSize(2);
    assertThat(folder.resolve("_compaction")).doesNotExist();
  }

  @Test
  void aFileWithBrokenRowsIsNamedAndNothingIsReplaced() throws IOException {
    String one = sweep.write(0, 3);
    String two = sweep.write(3, 6);
    Path file = folder.resolve("trials").resolve(two);
    byte[] content = Files.readAllBytes(file);
    Arrays.fill(content, 4, content.length / 4, (byte) 0x55); // pages begin after the magic number
    Files.write(file, content);
    StoreScan scan = sweep.scan();
    assertThat(indices(scan)).hasToString("0-5");
    assertThatThrownBy(() -> compactor().mergeSmall(scan))
        .isInstanceOf(DamagedFileException.class)
        .hasMessageStartingWith("trials/" + two + ": its rows cannot be read (");
    assertThat(folder.resolve("trials").resolve(one)).exists();
    assertThat(file).exists();
    assertThat(indices(sweep.scan())).hasToString("0-5");
  }

  @Test
  void halfStagedReplacementIsForgotten() throws IOException {
    sweep.write(0, 3);
    Path staging = Files.createDirectories(folder.resolve("_compaction"));
    Files.writeString(staging.resolve("curves.parquet"), "half", StandardCharsets.US_ASCII);
    assertThat(indices(sweep.recover())).hasToString("0-2");
    assertThat(staging).doesNotExist();
  }

  private Compactor compactor() {
    return new Compactor(sweep.store, lock, StoredSweep.HADOOP);
  }

  private static StoredFile file(int index, long trialsBytes, long curvesBytes) {
    return new StoredFile(
        "%032x.parquet".formatted(index),
        trialsBytes,
        curvesBytes,
        TrialCounts.NONE,
        Optional.of(Coverage.of("grid", IndexRuns.of(index, index + 1))),
        List.of(),
        Map.of("tegum.code_version", "test"));
  }
}
