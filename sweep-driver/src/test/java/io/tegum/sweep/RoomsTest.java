package io.tegum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may import what, in all three modules. */
class RoomsTest {

  private static final Map<String, Path> MODULES =
      Map.of(
          "kernel", Path.of("..", "trainer-kernel", "src", "main", "java", "io", "tegum", "kernel"),
          "analysis", Path.of("..", "analysis", "src", "main", "java", "io", "tegum", "analysis"),
          "sweep", Path.of("src", "main", "java", "io", "tegum", "sweep"));

  private static final Set<String> FAMILIES = Set.of("toy", "feedforward", "addition");

  /** What looks at real checkpoints, beside the commands that offer it. */
  private static final Set<String> CHECKPOINTS = Set.of("checkpoint", "inspect", "cli");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?io\\.tegum\\.(?:kernel|analysis)\\.([a-z]+)\\.");

  /** Nor does a family name another: what two of them need stands in a room of neither. */
  @Test
  void nothingOutsideAFamilysRoomsNamesIt() throws IOException {
    for (Path module : MODULES.values()) {
      for (Path file : sources(module)) {
        String room = room(module, file);
        List<String> named = imported(file);
        named.retainAll(FAMILIES);
        named.removeIf(room::equals);
        if (!room.equals("check")) { // the published numbers of the toy model
          assertThat(named).as(file.toString()).isEmpty();
        }
      }
    }
  }

  @Test
  void nothingOutsideItsRoomsNamesTheCheckpoints() throws IOException {
    for (Path module : MODULES.values()) {
      for (Path file : sources(module)) {
        if (!CHECKPOINTS.contains(room(module, file))) {
          assertThat(imported(file)).as(file.toString()).doesNotContain("checkpoint");
        }
      }
    }
  }

  /**
   * Pages are made of charts and figures, figures of diagrams, all of results; training knows
   * learners.
   */
  @Test
  void roomsRunOneWay() throws IOException {
    Map<String, Map<String, List<String>>> above =
        Map.of(
            "analysis",
            Map.of(
                "results", List.of("diagram", "figure", "chart", "page"),
                "diagram", List.of("figure", "chart", "page"),
                "figure", List.of("chart", "page"),
                "chart", List.of("page")),
            "kernel",
            Map.of(
                "family", List.of("training", "optimiser", "metrics", "nonlinear"),
                "training", List.of("optimiser", "metrics", "nonlinear", "simd"),
                "simd", List.of("family", "training", "optimiser", "metrics", "nonlinear")));
    for (Map.Entry<String, Map<String, List<String>>> module : above.entrySet()) {
      for (Map.Entry<String, List<String>> room : module.getValue().entrySet()) {
        for (Path file : sources(MODULES.get(module.getKey()).resolve(room.getKey()))) {
          assertThat(imported(file))
              .as(file.toString())
              .doesNotContainAnyElementsOf(room.getValue());
        }
      }
    }
  }

  private static String room(Path module, Path file) {
    return module.relativize(file).getName(0).toString();
  }

  private static List<String> imported(Path file) throws IOException {
    List<String> rooms = new ArrayList<>();
    Matcher matcher = IMPORT.matcher(Files.readString(file));
    while (matcher.find()) {
      rooms.add(matcher.group(1));
    }
    return rooms;
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
