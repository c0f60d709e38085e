package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.cli.Mutations.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Specs and command lines that were damaged at random, always the same: whatever a user gives, the
 * answer is one of the contract's, in a few lines of bearable length. No clock decides: what a
 * command may do is bounded by counts of its own.
 */
class FuzzTest {

  private static final int SPECS = 1_400;
  private static final int COMMAND_LINES = 600;

  /** Done, and the faults of a user's: 70, a fault of ours, is none. */
  private static final Set<Integer> CODES =
      Set.of(
          ExitCode.DONE,
          ExitCode.BAD_COMMAND_LINE,
          ExitCode.BAD_DATA,
          ExitCode.INPUT_NOT_FOUND,
          ExitCode.CANNOT_WRITE);

  private static final int MOST_LINES = 50;
  private static final int LONGEST_LINE = 1_500;

  @TempDir Path folder;

  @Test
  void damagedSpecsAreAnsweredInAFewLines() throws IOException {
    List<String> specs = new ArrayList<>(Mutations.SPECS);
    for (String study : List.of("quickstart", "toy-model-demos", "abs-demo", "addition-heads")) {
      specs.add(Files.readString(Path.of("..", "studies", study + ".yaml")));
    }
    Path file = folder.resolve("spec.yaml");
    int refused = 0;
    for (int k = 0; k < SPECS; k++) {
      Text text = new Text(specs.get(k % specs.size()), new SplittableRandom(k));
      for (int n = 0; n <= k % 4; n++) {
        text.mutate();
      }
      Files.write(file, text.bytes());
      CommandRun run = CommandRun.of("plan", file.toString());
      check(run, "spec " + k + ":\n" + text);
      refused += run.exitCode() == ExitCode.BAD_DATA ? 1 : 0;
    }
    assertThat(refused).as("damage does harm").isBetween(SPECS / 3, SPECS);
  }

  @Test
  void damagedCommandLinesAreAnsweredInAFewLines() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("notes.txt"), "no results folder");
    String missing = folder.resolve("missing").toString();
    for (int k = 0; k < COMMAND_LINES; k++) {
      SplittableRandom random = new SplittableRandom(1_000_000 + k);
      String line = Mutations.COMMAND_LINES.get(k % Mutations.COMMAND_LINES.size());
      List<String> words = new ArrayList<>(List.of(line.split(" ")));
      words.replaceAll(word -> word.equals("SPEC") ? missing : word);
      words.replaceAll(word -> word.equals("DIR") ? other.toString() : word);
      for (int n = 0; n <= k % 3; n++) {
        Mutations.mutate(words, random);
      }
      CommandRun run = CommandRun.of(words.toArray(String[]::new));
      check(run, "command line " + k + ": " + words);
    }
    try (Stream<Path> files = Files.list(other)) {
      assertThat(files).as("no command wrote there").hasSize(1);
    }
  }

  private static void check(CommandRun run, String input) {
    assertThat(run.exitCode()).as("%s%n%s", input, run.err()).isIn(CODES);
    assertThat(run.err()).as(input).doesNotContain("\tat ").doesNotContain("fault of ours");
    if (run.exitCode() != ExitCode.DONE) {
      assertThat(run.err()).as(input).isNotBlank();
    }
    List<String> lines = run.err().lines().toList();
    assertThat(lines.size()).as(input).isLessThanOrEqualTo(MOST_LINES);
    assertThat(lines).as(input).allMatch(each -> each.length() <= LONGEST_LINE);
  }
}
