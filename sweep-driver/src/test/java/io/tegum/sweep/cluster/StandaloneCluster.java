package io.tegum.sweep.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private static final int WORKERS = 2;

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
          .formatted(SparkHome.LOOPBACK, SparkHome.QUICK_START);

  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern WORKER = Pattern.compile("(Successfully registered) with master");

  private final Path folder;
  private final List<ChildProcess> workers = new ArrayList<>();
  private SparkHome home;
  private String master;

  /** A cluster to be, whose logs and working folders go below {@code folder}. */
  StandaloneCluster(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** Starts the master and its workers. */
  void start() throws IOException {
    home =
        new SparkHome(
            folder,
            Map.of(
                "SPARK_DAEMON_MEMORY",
                "256m",
                "SPARK_DAEMON_JAVA_OPTS",
                SparkHome.QUICK_START,
                "SPARK_MASTER_OPTS",
                "-Dspark.master.rest.enabled=false")); // it has a fixed port
    home.defaults(DEFAULTS);
    master = daemon("master", "master.Master", SparkHome.LOOPBACK).awaitInLog(MASTER);
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
    String name = "worker-" + home.started();
    workers.add(
        daemon(
            name,
            "worker.Worker",
            "127.0.0." + (2 + workers.size()), // speculation needs hosts that differ
            "--cores",
            "2",
            "--memory",
            "2g",
            "--work-dir",
            folder.resolve(name).toString(),
            master));
  }

  private ChildProcess daemon(String name, String type, String host, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("org.apache.spark.deploy." + type));
    command.addAll(List.of("--host", host, "--port", "0", "--webui-port", "0"));
    command.addAll(List.of(arguments));
    return home.sparkClass(name, command);
  }

  /** The packaged application on this cluster: two executors of one core. */
  ChildProcess submit(DeployMode mode, List<String> arguments) throws IOException {
    return submit(mode, List.of(), arguments);
  }

  /** With further settings, each as {@code name=value}. */
  ChildProcess submit(DeployMode mode, List<String> settings, List<String> arguments)
      throws IOException {
    List<String> options = new ArrayList<>(List.of("--master", master));
    options.addAll(List.of("--deploy-mode", mode.name().toLowerCase(Locale.ROOT)));
    settings.forEach(setting -> options.addAll(List.of("--conf", setting)));
    return home.submit(options, arguments);
  }

  /** The packaged application in one JVM, with the vector kernel where there is one. */
  ChildProcess submitLocally(List<String> arguments) throws IOException {
    return home.submitLocally(arguments);
  }

  /** A small model's tables by the packaged application in one JVM. */
  InspectedModel inspectLocally(Path folder) throws IOException {
    return new InspectedModel(home, folder);
  }

  /** Any command. */
  ChildProcess start(String name, String... command) throws IOException {
    return home.start(name + "-" + home.started(), command);
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
    return home.family();
  }

  @Override
  public void close() {
    if (home != null) {
      home.close();
    }
  }
}
