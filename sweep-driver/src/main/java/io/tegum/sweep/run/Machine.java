package io.tegum.sweep.run;

import io.tegum.kernel.simd.Simd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What this JVM runs on, for provenance. */
final class Machine {

  private static final Map<String, String> FOOTER =
      Map.of(
          "tegum.java_version", System.getProperty("java.runtime.version"),
          "tegum.cpu", processor(),
          "tegum.kernel", kernel());

  private Machine() {}

  /** Key-values for footers. */
  static Map<String, String> footer() {
    return FOOTER;
  }

  /** The processor's model, where the operating system tells it, else the architecture. */
  static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException | RuntimeException e) {
      return System.getProperty("os.arch");
    }
  }

  /** Which of the kernel's two implementations trains here. */
  static String kernel() {
    return Simd.isVector() ? "vector" : "scalar";
  }
}
