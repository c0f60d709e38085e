package io.tegum.sweep.cli;

import io.tegum.kernel.family.Trial;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.run.RunOptions.Change;
import io.tegum.sweep.spec.SweepSpec;
import io.tegum.sweep.store.SweepStore;
import io.tegum.sweep.wording.Amounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "extend",
    description = {
      "Gives the sweep in DIR another spec, and trains what that adds: values, regions, seeds.",
      "What both have in common is not trained again; what only the old one had stays."
    },
    mixinStandardHelpOptions = true)
final class ExtendCommand implements Callable<Integer> {

  /** Larger sweeps are not compared trial by trial. */
  private static final long MOST_COMPARED = 20_000_000;

  @Spec private CommandSpec command;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      converter = FolderName.class,
      description = "Results folder.")
  private String directory;

  @Parameters(index = "1", paramLabel = "SPEC", description = "The larger sweep, a YAML file.")
  private String specName;

  @Mixin private RunFlags flags;

  @Override
  public Integer call() throws IOException {
    flags.check();
    SpecFile file = SpecFile.read(specName);
    SweepStore store = Stores.existing(directory);
    SweepSpec before =
        SweepSpec.parse(store.files().location() + "/sweep.yaml", store.spec().orElseThrow());
    Grid grid = Grid.of(file.spec());
    PrintWriter messages = command.commandLine().getErr();
    SweepTraining training =
        new SweepTraining(file, grid, directory, flags, Change.EXTENDS, messages);
    training.checkAdmission(store);
    messages.println(change(Grid.of(before), grid));
    return training.run();
  }

  private static String change(Grid before, Grid after) {
    String sizes =
        "extend: from %s to %s"
            .formatted(
                Amounts.count(before.trials(), "trial"), Amounts.count(after.trials(), "trial"));
    if (after.size() > MOST_COMPARED) {
      return sizes;
    }
    long common = 0;
    Iterator<Trial> trials = after.trials(0, after.size());
    while (trials.hasNext()) {
      if (before.indexOf(trials.next()).isPresent()) {
        common++;
      }
    }
    return sizes
        + ": %,d added, %,d in both, %,d in the old spec only%s"
            .formatted(
                after.trials() - common,
                common,
                before.trials() - common,
                before.trials() > common ? " (their rows stay)" : "");
  }
}
