package io.tegum.sweep.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/**
 * Runs the commands that people wait for once, in one process, on a sweep of a moment: the launcher
 * has the JVM write down what classes they load ({@code -XX:ArchiveClassesAtExit}), so that later
 * processes find them ready. Not a command: its output is nobody's.
 */
final class Rehearsal {

  private static final String SPEC = "rehearsal.yaml";

  private Rehearsal() {}

  /**
   * Ends with exit code 0 if every command did.
   *
   * @param arguments an empty folder, which the caller removes
   */
  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Path folder = Path.of(arguments[0]);
    String spec = folder.resolve(SPEC).toString();
    try (InputStream text = Rehearsal.class.getResourceAsStream(SPEC)) {
      Files.copy(text, Path.of(spec));
    }
    String results = folder.resolve("results").toString();
    List<List<String>> commands =
        List.of(
            List.of("plan", spec),
            List.of("run", spec, "--out", results, "--master", "local[1]"),
            List.of("status", results),
            List.of("sql", results, "SELECT count(*), avg(loss_total) FROM trials"),
            List.of("sql", results, "--format", "csv", "SELECT * FROM cells LIMIT 2"),
            List.of(
                "diagram", results, "--x", "sparsity", "--y", "lambda", "--value", "loss_total"));
    for (List<String> command : commands) {
      CommandLine line = Tegum.commandLine().setOut(new PrintWriter(PrintWriter.nullWriter()));
      int exitCode = Tegum.execute(line, command.toArray(String[]::new));
      if (exitCode != 0) {
        System.exit(exitCode);
      }
    }
    System.exit(0);
  }
}
