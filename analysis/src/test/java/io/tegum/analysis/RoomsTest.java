package io.tegum.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may import what. */
class RoomsTest {
  private static final Path MAIN = Path.of("src", "main", "java", "io", "tegum", "analysis");

  @Test
  void nothingOutsideItsRoomNamesTheToyModel() throws IOException {
    for (Path file : sources(MAIN)) {
      if (!file.startsWith(MAIN.resolve("toy"))) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContain("io.tegum.analysis.toy", "io.tegum.kernel.toy");
      }
    }
  }

  /** Pages are made of figures, figures of diagrams, all of results. */
  @Test
  void roomsRunOneWay() throws IOException {
    Map<String, List<String>> above =
        Map.of(
            "results", List.of("diagram", "figure", "page"),
            "diagram", List.of("figure", "page"),
            "figure", List.of("page"));
    for (Map.Entry<String, List<String>> room : above.entrySet()) {
      for (Path file : sources(MAIN.resolve(room.getKey()))) {
        for (String other : room.getValue()) {
          assertThat(Files.readString(file))
              .as(file.toString())
              .doesNotContain("import io.tegum.analysis." + other);
        }
      }
    }
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).toList();
    }
  }
}
