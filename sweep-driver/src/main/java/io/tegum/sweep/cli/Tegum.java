package io.tegum.sweep.cli;

import io.tegum.kernel.checkpoint.BadCheckpointException;
import io.tegum.kernel.family.RefusedException;
import io.tegum.sweep.run.BuildVersion;
import io.tegum.sweep.run.ClusterException;
import io.tegum.sweep.run.SetupException;
import io.tegum.sweep.run.ThisProcess;
import io.tegum.sweep.spec.SpecException;
import io.tegum.sweep.spec.SpecNotFoundException;
import io.tegum.sweep.store.DamagedFileException;
import io.tegum.sweep.store.OccupiedException;
import io.tegum.sweep.wording.Amounts;
import io.tegum.sweep.wording.OneLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code ./tegum} in local mode, the jar's main class under spark-submit. */
@Command(
    name = "tegum",
    description = "Phase diagrams of toy models of superposition, from sweeps of small trainings.",
    mixinStandardHelpOptions = true,
    versionProvider = Tegum.Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Tegum implements Runnable {

  /** In the order of the help, by the names that they have there. */
  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("plan", PlanCommand.class);
    COMMANDS.put("run", RunCommand.class);
    COMMANDS.put("extend", ExtendCommand.class);
    COMMANDS.put("status", StatusCommand.class);
    COMMANDS.put("compact", CompactCommand.class);
    COMMANDS.put("verify", VerifyCommand.class);
    COMMANDS.put("sql", SqlCommand.class);
    COMMANDS.put("report", ReportCommand.class);
    COMMANDS.put("diagram", DiagramCommand.class);
    COMMANDS.put("inspect", InspectCommand.class);
    COMMANDS.put("rerun", RerunCommand.class);
    COMMANDS.put("train", TrainCommand.class);
    COMMANDS.put("check", CheckCommand.class);
  }

  /** Whether the JVM is on its way down, by a signal or because a command has ended. */
  private static volatile boolean isStopping;

  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // numbers read the same everywhere
    ThisProcess.nameUser();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> isStopping = true));
    System.exit(execute(arguments));
  }

  /** Runs one command and returns its exit code. */
  private static int execute(String... arguments) {
    CommandLine line = commandLine(arguments).setOut(StandardOutput.writer());
    try {
      return execute(line, arguments);
    } catch (OutOfMemoryError e) {
      return outOfMemory(line.getErr());
    } catch (Error e) { // picocli handles exceptions only
      return isStopping ? ExitCode.STOPPED : ownFault(e, line.getErr());
    }
  }

  /** Runs one command; its exit code says too whether its output could be written. */
  static int execute(CommandLine line, String... arguments) {
    try {
      int exitCode = line.execute(arguments);
      line.getOut().flush();
      return exitCode;
    } catch (StandardOutput.Lost lost) { // the last lines
      return failed(lost, line);
    }
  }

  /**
   * With the command that {@code arguments} begin with, or with all where they begin with none:
   * reading the options of all of them takes a tenth of a second.
   */
  static CommandLine commandLine(String... arguments) {
    CommandLine line = new CommandLine(new Tegum());
    Class<?> asked = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
    (asked == null ? COMMANDS.values() : List.of(asked)).forEach(line::addSubcommand);
    return line.setExecutionStrategy(
            parsed -> {
              try {
                return new RunLast().execute(parsed);
              } catch (StandardOutput.Lost lost) { // help is printed outside of commands
                return failed(lost, line);
              }
            })
        .setParameterExceptionHandler(Tegum::badCommandLine)
        .setExecutionExceptionHandler((e, failing, parsed) -> failed(e, failing))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false) // @ begins no name of ours
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "Missing command");
  }

  private static int badCommandLine(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    tell(err, e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.BAD_COMMAND_LINE;
  }

  private static int failed(Exception e, CommandLine line) {
    PrintWriter err = line.getErr();
    if (e instanceof StandardOutput.Lost lost) {
      if (lost.isToBeTold()) {
        tell(err, lost.getMessage());
      }
      return lost.exitCode();
    }
    if (isStopping && !(e instanceof CommandException)) {
      return ExitCode.STOPPED; // what fails now is a consequence of the signal
    }
    if (e instanceof SpecException) { // it has a line a fault
      err.println(e.getMessage());
      return ExitCode.BAD_DATA;
    }
    if (e instanceof RefusedException) {
      tell(err, "no step trains a model of this sweep: " + e.getMessage());
      return ExitCode.BAD_DATA;
    }
    OptionalInt known = knownCode(e);
    if (known.isPresent()) {
      tell(err, e.getMessage());
      if (e instanceof ClusterException) {
        tell(err, "finished bundles are kept, run again to go on; Spark's log says more");
      }
      return known.getAsInt();
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return outOfMemory(err);
      }
    }
    return ownFault(e, err);
  }

  /** The exit code of what says all in its message; empty for what is a fault of ours. */
  private static OptionalInt knownCode(Exception e) {
    if (e instanceof CommandException command) {
      return OptionalInt.of(command.exitCode());
    }
    if (e instanceof SetupException) {
      return OptionalInt.of(ExitCode.BAD_COMMAND_LINE);
    }
    if (e instanceof BadCheckpointException || e instanceof DamagedFileException) {
      return OptionalInt.of(ExitCode.BAD_DATA);
    }
    if (e instanceof OccupiedException) {
      return OptionalInt.of(ExitCode.CANNOT_WRITE);
    }
    if (e instanceof ClusterException) {
      return OptionalInt.of(ExitCode.INTERNAL);
    }
    return e instanceof SpecNotFoundException || e instanceof IOException
        ? OptionalInt.of(ExitCode.INPUT_NOT_FOUND)
        : OptionalInt.empty();
  }

  private static void tell(PrintWriter err, String message) {
    err.println("tegum: " + OneLine.bounded(String.valueOf(message)));
  }

  private static int outOfMemory(PrintWriter err) {
    err.println(
        "tegum: ran out of memory in a heap of %s; give it more, for instance TEGUM_MEMORY=4g"
            .formatted(Amounts.bytes(Runtime.getRuntime().maxMemory())));
    return ExitCode.INTERNAL;
  }

  private static int ownFault(Throwable e, PrintWriter err) {
    err.println("tegum: this is a fault of ours; please report it with the lines below");
    e.printStackTrace(err);
    err.flush();
    return ExitCode.INTERNAL;
  }

  /** The version that {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"tegum " + BuildVersion.text()};
    }
  }
}
