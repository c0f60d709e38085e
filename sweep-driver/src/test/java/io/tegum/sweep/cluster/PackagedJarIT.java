package io.tegum.sweep.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What tegum.jar says of its licences, and what is shipped beside it. */
class PackagedJarIT {

  @Test
  void licenceIsOursAndTheNoticeNamesEveryLibraryInside() throws IOException {
    String notice;
    try (ZipFile jar = new ZipFile("target/tegum.jar")) {
      assertThat(text(jar, "META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("../LICENSE")));
      notice = text(jar, "META-INF/NOTICE");
    }
    List<String> inside = Files.readAllLines(Path.of("target/tegum.inside"));
    assertThat(inside).anyMatch(line -> line.contains("picocli"));
    for (String line : inside) {
      String[] parts = line.strip().split(":", -1);
      if (parts.length > 3) {
        assertThat(notice).contains(parts[1].startsWith("batik-") ? "batik-*" : parts[1]);
      }
    }
  }

  @Test
  void shippedJarsAreListedWithTheirVersionsAndPatchedOnesAreIn() throws IOException {
    String shipped = output("../bin/shipped-jars");
    assertThat(shipped.lines())
        .allMatch(line -> line.matches("(local|inside) [\\w.-]+:[\\w.-]+ \\d[\\w.-]*"))
        .anyMatch(line -> line.startsWith("inside info.picocli:picocli "))
        .anyMatch(line -> line.startsWith("local org.apache.spark:spark-core_2.13 "));
    assertThat(shipped).doesNotContain(" 4.2.13.Final").doesNotContain("-yaml 2.21.2\n");
    long jars = Files.readString(Path.of("target/tegum.classpath")).split(":", -1).length;
    assertThat(shipped.lines().filter(line -> line.startsWith("local ")))
        .hasSizeBetween((int) jars - 20, (int) jars); // natives of several systems are one artifact
  }

  private static String text(ZipFile jar, String name) throws IOException {
    return new String(
        jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String output(String... command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
