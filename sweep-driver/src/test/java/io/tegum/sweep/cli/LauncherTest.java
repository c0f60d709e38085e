package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in unusual surroundings, with a stand-in for Java that says how it was called. */
class LauncherTest {

  /** It prints the locale, then its arguments, one a line. */
  private static final String JAVA =
      """
      #!/bin/sh
      echo "LC_ALL=$LC_ALL"
      for word in "$@"; do echo "$word"; done
      """;

  @TempDir Path folder;
  private Path java;

  private record Answer(int exitCode, List<String> lines) {}

  @BeforeEach
  void makeJava() throws IOException {
    java = folder.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, JAVA);
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  /** A checkout that is built, as far as the launcher looks. */
  private Path checkout(String name) throws IOException {
    Path home = folder.toRealPath().resolve(name);
    Path module = Files.createDirectories(home.resolve("sweep-driver"));
    Files.createDirectories(module.resolve("src/main"));
    Files.copy(Path.of("../pom.xml"), home.resolve("pom.xml"));
    Files.copy(Path.of("pom.xml"), module.resolve("pom.xml"));
    Files.copy(Path.of("../tegum"), home.resolve("tegum"));
    assertThat(home.resolve("tegum").toFile().setExecutable(true)).isTrue();
    Path target = Files.createDirectories(module.resolve("target"));
    Files.writeString(target.resolve("tegum.classpath"), home.resolve("pom.xml").toString());
    Files.writeString(target.resolve("tegum.jar"), "jar");
    Files.writeString(target.resolve("tegum.jsa.java"), "another Java's rehearsal");
    return home;
  }

  private Answer run(Map<String, String> environment, String script) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("TEGUM_.*|CDPATH|LC_ALL"));
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Answer(process.waitFor(), out.lines().toList());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void argumentsReachJavaAsTheyAre() throws IOException {
    checkout("plain");
    Answer answer = run(Map.of(), "plain/tegum sql 'a b' \"SELECT '*'\" --format csv");
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.lines())
        .endsWith("io.tegum.sweep.cli.Tegum", "sql", "a b", "SELECT '*'", "--format", "csv")
        .contains("-XX:TieredStopAtLevel=1", "-Xmx2g");
  }

  @Test
  void aCheckoutWhoseNameHasAColonIsRefusedInOneLine() throws IOException {
    checkout("a:b");
    Answer answer = run(Map.of(), "a:b/tegum plan x");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(answer.lines()).singleElement().asString().contains("a:b", "no colon", "rename");
  }

  /** Java cannot ask it, and a bar is drawn in one line only where its width is known. */
  @Test
  void theWidthOfTheTerminalReachesJava() throws IOException {
    checkout("plain");
    assertThat(run(Map.of(), "plain/tegum plan x").lines()).contains("-Dtegum.terminal=0");
    Answer terminal = // of script, as wide as it is told
        run(Map.of(), "script -qec 'stty rows 24 cols 93; plain/tegum plan x' /dev/null");
    assertThat(terminal.lines()).contains("-Dtegum.terminal=93");
  }

  /** With it, cd prints where it went, which would become a part of the folder's name. */
  @Test
  void cdpathDoesNotMatter() throws IOException {
    Path home = checkout("home");
    Answer answer = run(Map.of("CDPATH", folder.toString()), "home/tegum plan x");
    assertThat(answer.exitCode()).as(answer.lines().toString()).isZero();
    assertThat(answer.lines()).anyMatch(line -> line.startsWith(home + "/sweep-driver/target"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).extracting(file -> file.getFileName() + "").containsOnly("home", "jdk");
    }
  }

  @Test
  void linksLeadToTheCheckout() throws IOException {
    Path home = checkout("home with blanks");
    Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(folder.resolve("bin/tegum"), Path.of("../home with blanks/tegum"));
    Answer answer = run(Map.of(), "bin/tegum plan x");
    assertThat(answer.exitCode()).as(answer.lines().toString()).isZero();
    assertThat(answer.lines()).anyMatch(line -> line.startsWith(home + "/sweep-driver/target"));
  }

  /** Java takes names of files by the locale. */
  @Test
  void namesOutsideAsciiWorkInTheCLocale() throws IOException {
    checkout("plain");
    Answer answer = run(Map.of("LC_ALL", "C"), "plain/tegum status \u00e9t\u00e9");
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.lines()).startsWith("LC_ALL=C.UTF-8").endsWith("\u00e9t\u00e9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"much", "0g", "2gb", "-1", "g", "2 g"})
  void amountsOfMemoryThatAreNoneAreRefusedInOneLine(String memory) throws IOException {
    checkout("plain");
    Answer answer = run(Map.of("TEGUM_MEMORY", memory), "plain/tegum plan x");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(answer.lines()).singleElement().asString().contains("TEGUM_MEMORY was " + memory);
  }

  @Test
  void aMissingJavaIsToldInOneLine() throws IOException {
    checkout("plain");
    Answer answer = run(Map.of("JAVA_HOME", folder + "/none"), "plain/tegum plan x");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.INTERNAL);
    assertThat(answer.lines()).singleElement().asString().contains("install JDK 17");
  }
}
