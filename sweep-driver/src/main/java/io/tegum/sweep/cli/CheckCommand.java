package io.tegum.sweep.cli;

import io.tegum.sweep.check.CheckOutcome;
import io.tegum.sweep.check.PublishedNumbers;
import io.tegum.sweep.wording.Amounts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description =
        "Reruns small versions of the studies, without Spark, and compares them with published"
            + " numbers.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Runs this check only; may be repeated.")
  private Set<String> only = new LinkedHashSet<>();

  @Option(names = "--list", description = "Lists the checks and runs none.")
  private boolean list;

  @Override
  public Integer call() throws InterruptedException {
    for (String name : only) {
      if (!PublishedNumbers.names().contains(name)) {
        throw new ParameterException(
            command.commandLine(),
            "--only was %s, must be one of %s"
                .formatted(name, String.join(", ", PublishedNumbers.names())));
      }
    }
    PrintWriter out = command.commandLine().getOut();
    List<String> names =
        PublishedNumbers.names().stream().filter(n -> only.isEmpty() || only.contains(n)).toList();
    if (list) {
      for (String name : names) {
        String trials = Amounts.count(PublishedNumbers.grid(name).trials(), "trial");
        out.printf("%s: %s [%s]%n", name, trials, PublishedNumbers.source(name));
      }
      return ExitCode.DONE;
    }
    List<CheckOutcome> outcomes = new ArrayList<>();
    for (String name : names) {
      CheckOutcome outcome = PublishedNumbers.run(name);
      out.println(outcome.line());
      out.flush();
      outcomes.add(outcome);
    }
    return conclude(outcomes, out);
  }

  /** Prints the counts and returns the exit code. */
  static int conclude(List<CheckOutcome> outcomes, PrintWriter out) {
    long passed = outcomes.stream().filter(CheckOutcome::passes).count();
    double seconds = outcomes.stream().mapToDouble(CheckOutcome::seconds).sum();
    out.printf(
        "%d passed, %d failed, in %s%n",
        passed, outcomes.size() - passed, Amounts.duration(seconds));
    return passed == outcomes.size() ? ExitCode.DONE : ExitCode.BAD_DATA;
  }
}
