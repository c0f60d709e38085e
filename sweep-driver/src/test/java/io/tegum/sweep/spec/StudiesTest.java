package io.tegum.sweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @Test
  void theQuickstartHasSeveralHundredTrials() {
    RegionSpec region = SweepSpec.read(STUDIES.resolve("quickstart.yaml")).regions().get(0);
    assertThat(region.combinations()).isBetween(300L, 900L);
    assertThat(region.where()).isEmpty();
  }
}
