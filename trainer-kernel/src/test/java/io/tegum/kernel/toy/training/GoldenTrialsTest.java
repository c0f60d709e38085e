package io.tegum.kernel.toy.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.step.FastStep;
import io.tegum.kernel.toy.step.StackedStep;
import io.tegum.kernel.training.Trainer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Trials have the same bits with every width of vectors, without vectors, in every group, thread
 * and JDK. When a change of the kernel changes them on purpose, bump {@link Trial#RESULTS_VERSION}
 * and replace the table by what GoldenTrials prints.
 */
public class GoldenTrialsTest {

  /** This JVM. */
  public static final Path JAVA = Path.of(System.getProperty("java.home"), "bin/java");

  private static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

  @Test
  void bitsAreTheStoredOnes() throws IOException {
    assertThat(GoldenTrials.lines(GoldenTrials.all())).isEqualTo(golden());
  }

  /** Else the table would say nothing about one of them. */
  @Test
  void everyDesignIsThere() {
    Map<Class<?>, Long> designs =
        GoldenTrials.all().stream()
            .collect(Collectors.groupingBy(GoldenTrialsTest::design, Collectors.counting()));
    assertThat(designs.keySet()).containsExactlyInAnyOrder(FastStep.class.getPermittedSubclasses());
    assertThat(designs.values()).allMatch(trials -> trials >= 8);
  }

  private static Class<?> design(TrialConfiguration configuration) {
    try (FastStep step = FastStep.of(configuration)) {
      return step.getClass();
    }
  }

  @Test
  void bitsDoNotDependOnTheGroupOrItsOrder() throws IOException {
    List<TrialConfiguration> reversed = new ArrayList<>(GoldenTrials.all());
    Collections.reverse(reversed);
    List<String> lines = new ArrayList<>(GoldenTrials.lines(reversed));
    Collections.reverse(lines);
    assertThat(lines).isEqualTo(golden());
    assertThat(GoldenTrials.lines(GoldenTrials.all().subList(4, 5)))
        .isEqualTo(golden().subList(4, 5));
  }

  @Test
  void bitsDoNotDependOnModelsThatAreTrainedAtOnce() throws IOException {
    assertThat(GoldenTrials.inCompany(GoldenTrials.all()))
        .isEqualTo(goldenOfStackable())
        .hasSizeGreaterThan(10);
  }

  private static List<String> goldenOfStackable() throws IOException {
    List<TrialConfiguration> all = GoldenTrials.all();
    List<String> golden = golden();
    return IntStream.range(0, all.size())
        .filter(k -> StackedStep.fits(all.get(k), all.get(k)))
        .mapToObj(golden::get)
        .toList();
  }

  static Stream<List<String>> virtualMachines() {
    return javas()
        .flatMap(
            java ->
                Stream.of(
                    List.of(java, "-Dtegum.kernel=auto"), // no module: scalar
                    command(java, "-Dtegum.kernel=scalar"),
                    command(java, "-Dtegum.kernel=vector", "-XX:MaxVectorSize=16"),
                    command(java, "-Dtegum.kernel=vector", "-XX:MaxVectorSize=32"),
                    command(java, "-Dtegum.kernel=vector")));
  }

  @ParameterizedTest
  @MethodSource("virtualMachines")
  void bitsDoNotDependOnTheVirtualMachine(List<String> command)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> all = new ArrayList<>(command);
    Collections.addAll(all, "-cp", classPath(), GoldenTrials.class.getName());
    Process process =
        new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    List<String> lines = printed.lines().toList();
    int trials = golden().size();
    assertThat(lines.subList(0, trials)).isEqualTo(golden());
    assertThat(lines.subList(trials, lines.size())).isEqualTo(goldenOfStackable());
  }

  /** This JVM, and a newer one where there is one beside it. */
  private static Stream<String> javas() {
    Path newer = JAVA.resolve("../../../temurin-25-jdk-amd64/bin/java").normalize();
    return Stream.of(JAVA, newer).filter(Files::exists).map(Path::toString);
  }

  private static List<String> command(String java, String... options) {
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(VECTORS);
    Collections.addAll(command, options);
    return command;
  }

  /** What trains, and these tests. */
  public static String classPath() throws URISyntaxException {
    StringBuilder path = new StringBuilder();
    for (Class<?> each :
        List.of(Trainer.class, GoldenTrials.class, DMatrixRMaj.class, CommonOps_DDRM.class)) {
      path.append(Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI()));
      path.append(File.pathSeparatorChar);
    }
    return path.toString();
  }

  private static List<String> golden() throws IOException {
    try (InputStream in = GoldenTrialsTest.class.getResourceAsStream("/golden/trials.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
