package io.tegum.sweep.cli;

import io.tegum.kernel.family.Trial;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.training.Trainer;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.wording.Amounts;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "train",
    description = "Trains one trial, the spec's first, without Spark, for a quick look.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "SPEC",
      description = "The trial, or a sweep whose first trial is taken.")
  private String spec;

  @Override
  public Integer call() {
    Grid grid = Grid.of(SpecFile.read(spec).spec());
    if (grid.trials() > 1) {
      command
          .commandLine()
          .getErr()
          .printf(
              "%s has %s; training the first%n",
              grid.name(), Amounts.count(grid.trials(), "trial"));
    }
    Trial configuration = grid.trials(0, grid.size()).next();
    TrialResult result = Trainer.train(configuration);
    PrintWriter out = command.commandLine().getOut();
    TrialText.print(result, out);
    return ExitCode.DONE;
  }
}
