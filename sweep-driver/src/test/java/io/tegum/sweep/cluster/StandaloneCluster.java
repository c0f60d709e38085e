package io.tegum.sweep.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Spark master and its workers as separate JVMs on loopback, from the build's own jars, and the
 * applications submitted to them. All ports are the operating system's choice.
 */
final class StandaloneCluster implements AutoCloseable {

  /** Where an application's driver runs. */
  enum DeployMode {
    CLIENT,
    CLUSTER
  }

  private static final String LOOPBACK = "127.0.0.1";
  private static final int WORKERS = 2;
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  /**
   * Executors train in scalar code without the optimising compiler: that is fast enough here and,
   * as nothing warms up, its bundles come one after the other and not all at once at the end.
   */
  private static final String DEFAULTS =
      """
      spark.master.rest.enabled                  false
      spark.ui.port                              0
      spark.driver.host                          %1$s
      spark.driver.bindAddress                   %1$s
      spark.driver.memory                        512m
      spark.driver.extraJavaOptions              %2$s
      spark.executor.memory                      512m
      spark.executor.extraJavaOptions            %2$s -Dtegum.kernel=scalar
      spark.executor.cores                       1
      spark.cores.max                            2
      spark.standalone.submit.waitAppCompletion  true
      """
          .formatted(LOOPBACK, QUICK_START);

  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern WORKER = Pattern.compile("(Successfully registered) with master");

  private final Path folder;
  private final Path home;
  private final Map<String, String> environment;
  private final List<ChildProcess> processes = new CopyOnWriteArrayList<>();
  private final List<ChildProcess> workers = new ArrayList<>();
  private String master;

  /** A cluster to be, whose logs and working folders go below {@code folder}. */
  StandaloneCluster(Path folder) {
    this.folder = folder.toAbsolutePath();
    home = this.folder.resolve("spark-home");
    environment =
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "SPARK_LOCAL_IP",
            LOOPBACK,
            "SPARK_LOCAL_DIRS",
            this.folder.resolve("local").toString(),
            "SPARK_DAEMON_MEMORY",
            "256m",
            "SPARK_DAEMON_JAVA_OPTS",
            QUICK_START,
            "SPARK_MASTER_OPTS",
            "-Dspark.master.rest.enabled=false"); // it has a fixed port
  }

  /** Starts the master and its workers. */
  void start() throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // if the tests are cut off
    Files.createDirectories(folder);
    ChildProcess layout = process("spark-home", "../bin/spark-home", home.toString());
    if (layout.awaitExit() != 0) {
      throw new AssertionError(layout.tail());
    }
    Files.writeString(home.resolve("conf/spark-defaults.conf"), DEFAULTS);
    master = daemon("master", "master.Master").awaitInLog(MASTER);
    fill();
  }

  /** Starts workers until two live, and waits until the master knows them. */
  void fill() throws IOException {
    while (workers().size() < WORKERS) {
      addWorker();
    }
    workers().forEach(worker -> worker.awaitInLog(WORKER));
  }

  private void addWorker() throws IOException {
    String name = "worker-" + processes.size();
    workers.add(
        daemon(
            name,
            "worker.Worker",
            "--cores",
            "2",
            "--memory",
            "2g",
            "--work-dir",
            folder.resolve(name).toString(),
            master));
  }

  private ChildProcess daemon(String name, String type, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(home + "/bin/spark-class", "org.apache.spark.deploy." + type));
    command.addAll(List.of("--host", LOOPBACK, "--port", "0", "--webui-port", "0"));
    command.addAll(List.of(arguments));
    return process(name, command.toArray(String[]::new));
  }

  /** The packaged application on this cluster: two executors of one core. */
  ChildProcess submit(DeployMode mode, List<String> arguments) throws IOException {
    String deployMode = mode.name().toLowerCase(Locale.ROOT);
    return submit(arguments, "--master", master, "--deploy-mode", deployMode);
  }

  /** The packaged application in one JVM, with the vector kernel where there is one. */
  ChildProcess submitLocally(List<String> arguments) throws IOException {
    return submit(arguments, "--master", "local[1]", "--driver-java-options", "-XX:+UseSerialGC");
  }

  private ChildProcess submit(List<String> arguments, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(home + "/bin/spark-submit"));
    command.addAll(List.of(options));
    command.add(Path.of("target/tegum.jar").toAbsolutePath().toString());
    command.addAll(arguments);
    return process("submit-" + processes.size(), command.toArray(String[]::new));
  }

  private ChildProcess process(String name, String... command) throws IOException {
    ChildProcess process =
        ChildProcess.start(folder.resolve(name + ".log"), environment, List.of(command));
    processes.add(process);
    return process;
  }

  /** The living workers, the oldest first. */
  List<ChildProcess> workers() {
    return workers.stream().filter(worker -> worker.handle().isAlive()).toList();
  }

  /** The JVMs that the living workers started of main class {@code simpleName}. */
  List<ProcessHandle> started(String simpleName) {
    return workers().stream()
        .flatMap(worker -> worker.children().stream())
        .filter(child -> child.info().commandLine().orElse("").contains("." + simpleName + " "))
        .toList();
  }

  /** All living processes of the cluster and of what was submitted to it. */
  Stream<ProcessHandle> family() {
    return processes.stream().flatMap(ChildProcess::family);
  }

  @Override
  public void close() {
    processes.forEach(ChildProcess::close);
  }
}
