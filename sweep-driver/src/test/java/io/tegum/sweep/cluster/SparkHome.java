package io.tegum.sweep.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A Spark home from the build's own jars, and the processes that a test starts with it. They listen
 * on loopback alone, on ports of the operating system's choice.
 */
final class SparkHome implements AutoCloseable {

  static final String LOOPBACK = "127.0.0.1";
  static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private final Path folder;
  private final Path home;
  private final Map<String, String> environment;
  private final List<ChildProcess> processes = new CopyOnWriteArrayList<>();

  /** A home in {@code folder}, where the processes' logs and temporary files go, too. */
  SparkHome(Path folder, Map<String, String> environment) throws IOException {
    this.folder = folder.toAbsolutePath();
    home = this.folder.resolve("spark-home");
    this.environment = new HashMap<>(environment);
    this.environment.put("JAVA_HOME", System.getProperty("java.home"));
    this.environment.put("SPARK_LOCAL_IP", LOOPBACK);
    this.environment.put("SPARK_LOCAL_DIRS", this.folder.resolve("local").toString());
    Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // if the tests are cut off
    Files.createDirectories(folder);
    ChildProcess layout = start("spark-home", "../bin/spark-home", home.toString());
    if (layout.awaitExit() != 0) {
      throw new AssertionError(layout.tail());
    }
  }

  /** The content of {@code conf/spark-defaults.conf}. */
  void defaults(String content) throws IOException {
    Files.writeString(home.resolve("conf/spark-defaults.conf"), content);
  }

  /** A class of Spark's own, run by {@code bin/spark-class}. */
  ChildProcess sparkClass(String name, List<String> command) throws IOException {
    List<String> all = new ArrayList<>(List.of(home + "/bin/spark-class"));
    all.addAll(command);
    return start(name, all.toArray(String[]::new));
  }

  /** The packaged application, run by {@code bin/spark-submit} with these options. */
  ChildProcess submit(List<String> options, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(home + "/bin/spark-submit"));
    command.addAll(options);
    command.add(Path.of("target/tegum.jar").toAbsolutePath().toString());
    command.addAll(arguments);
    return start("submit-" + processes.size(), command.toArray(String[]::new));
  }

  /** The packaged application in one JVM, with the vector kernel where there is one. */
  ChildProcess submitLocally(List<String> arguments) throws IOException {
    return submit(
        List.of("--master", "local[1]", "--driver-java-options", "-XX:+UseSerialGC"), arguments);
  }

  /** Any command; its output goes to a log of that name. */
  ChildProcess start(String name, String... command) throws IOException {
    ChildProcess process =
        ChildProcess.start(folder.resolve(name + ".log"), environment, List.of(command));
    processes.add(process);
    return process;
  }

  /** How many processes were started. */
  int started() {
    return processes.size();
  }

  /** All living processes that were started here, and those that they started. */
  Stream<ProcessHandle> family() {
    return processes.stream().flatMap(ChildProcess::family);
  }

  /** Ends all processes, and removes the links to jars: a folder of tests holds none at its end. */
  @Override
  public void close() {
    processes.forEach(ChildProcess::close);
    try (Stream<Path> jars = Files.list(home.resolve("jars"))) {
      for (Path jar : jars.filter(Files::isSymbolicLink).toList()) {
        Files.deleteIfExists(jar);
      }
    } catch (NoSuchFileException none) {
      // There never were any, or the folder is gone already.
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove links in " + home, e);
    }
  }
}
