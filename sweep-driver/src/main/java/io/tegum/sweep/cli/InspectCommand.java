package io.tegum.sweep.cli;

import io.tegum.kernel.checkpoint.BadCheckpointException;
import io.tegum.kernel.checkpoint.Checkpoint;
import io.tegum.kernel.checkpoint.NullInterval;
import io.tegum.kernel.checkpoint.UnknownTensorException;
import io.tegum.sweep.inspect.CheckpointLocation;
import io.tegum.sweep.inspect.InspectRun;
import io.tegum.sweep.inspect.InspectSettings;
import io.tegum.sweep.run.Sessions;
import io.tegum.sweep.store.HadoopSettings;
import io.tegum.sweep.store.OccupiedException;
import io.tegum.sweep.store.StoreFiles;
import io.tegum.sweep.wording.Amounts;
import io.tegum.sweep.wording.NearestName;
import io.tegum.sweep.wording.OneLine;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "inspect",
    description = {
      "Looks for structure in a real model's neurons and heads, beside what chance gives.",
      "Writes tables (Parquet) and a report under DIR. Run it again to go on after an interruption."
    },
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {

  private static final int MOST_DRAWS = 1000;
  private static final int MOST_ENTRIES = 100;

  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "CHECKPOINT",
      converter = FolderName.class,
      description =
          "A .safetensors or .onnx file, or a folder of shards with config.json: a path or any"
              + " Hadoop URI.")
  private String checkpointName;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      converter = FolderName.class,
      required = true,
      description = "Results folder, new or of the same checkpoint: a path or any Hadoop URI.")
  private String directory;

  @Option(
      names = "--matrix",
      paramLabel = "NAME",
      description = "A tensor to look at, a row a vector, instead of the model; may be repeated.")
  private List<String> matrices = List.of();

  @Option(
      names = "--heads",
      paramLabel = "N",
      description = "Heads of a layer (default: what config.json or the ONNX file says).")
  private Integer heads;

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "20",
      description = "Random matrices of either kind to compare with (default: ${DEFAULT-VALUE}).")
  private int draws;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Seed of the random matrices (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--entries",
      paramLabel = "N",
      description =
          "Largest entries of each head's circuits by tokens (default: 5; none beyond 65,536"
              + " tokens).")
  private Integer entries;

  @Option(
      names = "--activations",
      paramLabel = "FILE",
      description =
          "Vectors that entered the queries and keys: safetensors with tensors layers.N, or Parquet"
              + " with layer, vector.")
  private String activations;

  @Mixin private MasterFlag master;

  @Override
  public Integer call() throws IOException {
    InspectSettings settings = settings();
    PrintWriter messages = command.commandLine().getErr();
    Configuration configuration = HadoopSettings.ofThisProcess();
    CheckpointLocation location = CheckpointLocation.of(checkpointName, configuration);
    Checkpoint checkpoint = open(location, settings);
    InspectRun run = new InspectRun(checkpointName, location, checkpoint, settings, messages);
    try {
      StoreFiles files = new StoreFiles(directory, configuration);
      run.check(files);
      if (files.isLocal()) {
        files.checkWritable();
      }
    } catch (OccupiedException e) {
      throw e;
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    messages.println(
        "%s: %s, %s names, %s and heads of %s; starting Spark"
            .formatted(
                checkpointName,
                checkpoint.format(),
                checkpoint.naming(),
                Amounts.count(checkpoint.matrices().size(), "matrix")
                    .replace("matrixs", "matrices"),
                Amounts.count(checkpoint.heads().size(), "layer")));
    messages.flush();
    String sentence = run(run, messages);
    PrintWriter out = command.commandLine().getOut();
    out.println(sentence);
    out.println(new StoreFiles(directory, configuration).location() + "/report/index.html");
    return ExitCode.DONE;
  }

  private static Checkpoint open(CheckpointLocation location, InspectSettings settings)
      throws IOException {
    try {
      return Checkpoint.open(location.files(), location.fileOrNull(), settings.request());
    } catch (UnknownTensorException e) {
      throw new BadCheckpointException(e.getMessage() + meant(e.name(), e.names()));
    }
  }

  /** Names of tensors are long: a part of one is meant for the first that has it. */
  private static String meant(String name, List<String> names) {
    String close = NearestName.suggestion(name, names);
    Optional<String> longer = names.stream().filter(n -> n.contains(name)).findFirst();
    return close.isEmpty()
        ? longer.map(n -> "; did you mean " + OneLine.bounded(n) + "?").orElse("")
        : OneLine.bounded(close);
  }

  private String run(InspectRun run, PrintWriter messages) throws IOException {
    Interruption interruption =
        new Interruption(
            messages, run::stop, "Stopped; what is done is kept, and the same command goes on");
    try (interruption;
        SparkSession spark = Sessions.start("inspect", master.masterOrNull())) {
      String sentence = run.run(spark, directory);
      if (interruption.begun()) {
        throw new CommandException(ExitCode.STOPPED, "stopped");
      }
      return sentence;
    } catch (OccupiedException | BadCheckpointException | FileNotFoundException e) {
      throw e;
    } catch (IOException e) {
      throw cannotWrite(e);
    } catch (Exception e) { // Spark's own are checked ones that it does not declare
      DamagedRead.check(e);
      if (interruption.begun()) {
        throw new CommandException(ExitCode.STOPPED, "stopped");
      }
      throw e;
    }
  }

  private InspectSettings settings() {
    require("--draws", draws, NullInterval.FEWEST_DRAWS, MOST_DRAWS);
    if (heads != null) {
      require("--heads", heads, 1, Short.MAX_VALUE);
    }
    if (entries != null) {
      require("--entries", entries, 0, MOST_ENTRIES);
    }
    master.check();
    return new InspectSettings(
        new Checkpoint.Request(
            matrices, heads == null ? OptionalInt.empty() : OptionalInt.of(heads)),
        draws,
        seed,
        entries == null ? OptionalInt.empty() : OptionalInt.of(entries),
        activations);
  }

  private static void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE,
          "%s was %d, must be %d to %,d".formatted(option, value, least, most));
    }
  }

  private CommandException cannotWrite(IOException e) {
    return new CommandException(
        ExitCode.CANNOT_WRITE, "Cannot write to " + directory + ": " + e.getMessage());
  }
}
