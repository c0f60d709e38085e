package io.tegum.kernel.addition.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.toy.training.GoldenTrialsTest;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Trials have the same ids and bits with every width of vectors, without vectors, and in every JDK.
 * When a change of the kernel changes them on purpose, bump {@code Trial.RESULTS_VERSION} and
 * replace the table by what AdditionTrials prints.
 */
class AdditionTrialsTest {

  @Test
  void bitsAreTheStoredOnes() throws IOException {
    assertThat(AdditionTrials.lines(AdditionTrials.all())).isEqualTo(golden());
  }

  @Test
  void bitsDoNotDependOnTheGroup() throws IOException {
    assertThat(AdditionTrials.lines(AdditionTrials.all().subList(2, 3)))
        .isEqualTo(golden().subList(2, 3));
  }

  @ParameterizedTest
  @MethodSource("io.tegum.kernel.toy.training.GoldenTrialsTest#virtualMachines")
  void bitsDoNotDependOnTheVirtualMachine(List<String> command)
      throws IOException, InterruptedException, URISyntaxException {
    Path tests =
        Path.of(AdditionTrials.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> all = new ArrayList<>(command);
    Collections.addAll(
        all,
        "-cp",
        GoldenTrialsTest.classPath() + File.pathSeparatorChar + tests,
        AdditionTrials.class.getName());
    Process process =
        new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(printed.lines().toList()).isEqualTo(golden());
  }

  private static List<String> golden() throws IOException {
    String resource = "/golden/addition-trials.txt";
    try (InputStream in = AdditionTrialsTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
