package io.tegum.kernel.feedforward.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.step.NetworkStep;
import io.tegum.kernel.toy.training.GoldenTrialsTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks have the same bits with every width of vectors, without vectors, and in every JDK. When
 * a change of the kernel changes them on purpose, bump {@link
 * io.tegum.kernel.family.Trial#RESULTS_VERSION} and replace the table by what NetworkBits prints.
 */
class NetworkBitsTest {

  @Test
  void bitsAreTheStoredOnes() throws IOException {
    assertThat(NetworkBits.all().stream().map(NetworkBits::line).toList()).isEqualTo(golden());
  }

  /** Else the table would say nothing about one of them. */
  @Test
  void everyDesignIsThere() {
    Set<Class<?>> designs = new HashSet<>();
    for (FeedForwardConfiguration each : NetworkBits.all()) {
      designs.add(NetworkStep.of(each).getClass());
    }
    assertThat(designs).containsExactlyInAnyOrder(NetworkStep.class.getPermittedSubclasses());
  }

  static Stream<List<String>> virtualMachines() {
    String vectors = "--add-modules=jdk.incubator.vector";
    String chosen = "-Dtegum.kernel=vector";
    return javas()
        .flatMap(
            java ->
                Stream.of(
                    List.of(java), // no module: scalar
                    List.of(java, vectors, "-Dtegum.kernel=scalar"),
                    List.of(java, vectors, chosen, "-XX:MaxVectorSize=16"),
                    List.of(java, vectors, chosen, "-XX:MaxVectorSize=32"),
                    List.of(java, vectors, chosen)));
  }

  /** This JVM, and a newer one where there is one beside it. */
  private static Stream<String> javas() {
    Path newer =
        GoldenTrialsTest.JAVA.resolve("../../../temurin-25-jdk-amd64/bin/java").normalize();
    return Stream.of(GoldenTrialsTest.JAVA, newer).filter(Files::exists).map(Path::toString);
  }

  @ParameterizedTest
  @MethodSource("virtualMachines")
  void bitsDoNotDependOnTheVirtualMachine(List<String> command)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("-cp", GoldenTrialsTest.classPath(), NetworkBits.class.getName()));
    Process process =
        new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(printed.lines().toList()).isEqualTo(golden());
  }

  private static List<String> golden() throws IOException {
    try (InputStream in = NetworkBitsTest.class.getResourceAsStream("/golden/networks.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
