package io.tegum.sweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.grid.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The studies that the repository ships are good specs. */
class StudiesTest {

  private static final Path STUDIES = Path.of("..", "studies");

  @Test
  void everyStudyIsAGoodSpec() throws IOException {
    try (Stream<Path> files = Files.list(STUDIES)) {
      List<Path> studies = files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
      assertThat(studies).isNotEmpty();
      for (Path study : studies) {
        SweepSpec sweep = SweepSpec.read(study);
        assertThat(study.getFileName()).hasToString(sweep.name() + ".yaml");
        assertThat(Files.readString(study)).startsWith("# ");
      }
    }
  }

  /** Lines such as {@code | [NAME](studies/NAME.yaml) | QUESTION | 5,760 |}. */
  @Test
  void readmeSaysHowManyTrialsAStudyHas() throws IOException {
    Matcher line =
        Pattern.compile("\\| \\[.*]\\(studies/(.*\\.yaml)\\) \\|.*\\| ([0-9,]+) \\|")
            .matcher(Files.readString(Path.of("..", "README.md")));
    int studies = 0;
    while (line.find()) {
      Grid grid = Grid.of(SweepSpec.read(STUDIES.resolve(line.group(1))));
      assertThat(Long.parseLong(line.group(2).replace(",", "")))
          .as(line.group(1))
          .isEqualTo(grid.trials());
      studies++;
    }
    assertThat(studies).isGreaterThan(10);
  }

  @Test
  void theQuickstartHasSeveralHundredTrials() {
    RegionSpec region = SweepSpec.read(STUDIES.resolve("quickstart.yaml")).regions().get(0);
    assertThat(region.combinations()).isBetween(300L, 900L);
    assertThat(region.where()).isEmpty();
  }
}
