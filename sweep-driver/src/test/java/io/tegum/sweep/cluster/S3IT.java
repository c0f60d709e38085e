package io.tegum.sweep.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** On S3, through Hadoop's s3a connector: an S3-compatible server in a JVM of its own. */
class S3IT extends SharedStorage {

  private static final String BUCKET = "sweeps";
  private static final Pattern PORT =
      Pattern.compile("started on ports \\d+ \\(https\\), (\\d+) \\(http\\)");

  /** Of the tests' own class path; the rest is what s3a needs. */
  private static final Pattern NOT_FOR_S3A =
      Pattern.compile(".*(minicluster|junit|jupiter|assertj|opentest4j|duckdb|surefire).*");

  private Map<String, String> settings;
  private FileSystem storage;

  @Override
  void startStorage(SparkHome home, Path folder) throws IOException {
    ChildProcess server =
        home.start(
            "s3",
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "-Djava.nio.channels.spi.SelectorProvider=" + LoopbackSockets.class.getName(),
            "-cp",
            "target/s3/s3mock.jar" + File.pathSeparator + "target/test-classes",
            "org.springframework.boot.loader.launch.JarLauncher",
            "--server.port=0",
            "--http.port=0",
            "--com.adobe.testing.s3mock.store.root=" + folder.resolve("s3"),
            "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET);
    String endpoint = "http://" + SparkHome.LOOPBACK + ":" + server.awaitInLog(PORT);
    settings =
        Map.of(
            "fs.s3a.endpoint", endpoint,
            "fs.s3a.endpoint.region", "us-east-1",
            "fs.s3a.path.style.access", "true",
            "fs.s3a.access.key", "any",
            "fs.s3a.secret.key", "any");
    Configuration configuration = new Configuration();
    settings.forEach(configuration::set);
    storage = new org.apache.hadoop.fs.Path(location()).getFileSystem(configuration);
  }

  @Override
  void stopStorage() throws IOException {
    storage.close();
  }

  @Override
  String location() {
    return "s3a://" + BUCKET + "/quick/one";
  }

  @Override
  FileSystem storage() {
    return storage;
  }

  @Override
  List<String> options() {
    List<String> options = new ArrayList<>(List.of("--driver-class-path", connector()));
    settings.forEach(
        (name, value) -> options.addAll(List.of("--conf", "spark.hadoop." + name + "=" + value)));
    return options;
  }

  /** Hadoop's connector with what it needs beyond Spark's own jars. */
  private static String connector() {
    try {
      List<String> home =
          List.of(
              Files.readString(Path.of("target/tegum.classpath")).split(File.pathSeparator, -1));
      return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
          .filter(jar -> jar.endsWith(".jar") && !home.contains(jar))
          .filter(jar -> !NOT_FOR_S3A.matcher(Path.of(jar).getFileName().toString()).matches())
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
