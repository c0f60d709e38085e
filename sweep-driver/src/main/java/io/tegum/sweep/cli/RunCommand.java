package io.tegum.sweep.cli;

import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.run.RunOptions.Change;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    description = {
      "Trains what DIR lacks of a sweep, and only that.",
      "Run the same command again to go on after an interruption."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "SPEC", description = "The sweep, a YAML file.")
  private String specName;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      converter = FolderName.class,
      required = true,
      description = "Results folder: a path or any Hadoop URI (file, hdfs, s3a).")
  private String directory;

  @Mixin private RunFlags flags;

  @Override
  public Integer call() throws IOException {
    flags.check();
    SpecFile file = SpecFile.read(specName);
    return new SweepTraining(
            file,
            Grid.of(file.spec()),
            directory,
            flags,
            Change.REFUSED,
            command.commandLine().getErr())
        .run();
  }
}
