package io.tegum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One name, one meaning: in all three modules. */
class NamesTest {

  /** Each family names its own parts, and two may have parts of one kind. */
  private static final List<String> FAMILIES =
      List.of("toy", "feedforward", "addition", "checkpoint");

  @Test
  void noTwoFilesShareAName() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String module : List.of("trainer-kernel", "analysis", "sweep-driver")) {
      try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        sources.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
      }
    }
    assertThat(files).hasSizeGreaterThan(500);
    files.removeIf(file -> file.endsWith("package-info.java") || isOfAFamily(file));
    assertThat(files).extracting(file -> file.getFileName().toString()).doesNotHaveDuplicates();
  }

  private static boolean isOfAFamily(Path file) {
    for (Path part : file) {
      if (FAMILIES.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }
}
