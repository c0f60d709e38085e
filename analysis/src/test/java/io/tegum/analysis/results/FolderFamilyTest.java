package io.tegum.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.family.Families;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of which family a folder is when not all of its files are to be believed. */
class FolderFamilyTest {

  @TempDir Path folder;

  @Test
  void firstReadableFooterOfTheFilesThatAreReadDecides() throws IOException {
    assertThat(family(Optional.empty())).isEqualTo("toy");
    Path trials = Files.createDirectories(folder.resolve(TrialsTable.NAME));
    Files.writeString(trials.resolve("a.parquet"), "torn");
    write(trials.resolve("b.parquet"), "addition");
    write(trials.resolve("c.parquet"), "toy");
    assertThat(family(Optional.empty())).isEqualTo("addition");
    assertThat(family(Optional.of(List.of("c.parquet")))).isEqualTo("toy");
    assertThat(family(Optional.of(List.of()))).isEqualTo("toy");
  }

  private String family(Optional<List<String>> names) {
    ResultsFolder results = new ResultsFolder(folder.toString(), names);
    return FolderFamily.of(new Configuration(), results).name();
  }

  private static void write(Path file, String family) throws IOException {
    ResultsWriter.trials(
            new LocalOutputFile(file), Families.named(family), Map.of(FolderFamily.KEY, family))
        .close();
  }
}
