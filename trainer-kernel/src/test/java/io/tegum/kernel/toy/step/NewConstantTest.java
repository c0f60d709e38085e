package io.tegum.kernel.toy.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.HiddenActivation;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.training.Trainer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A kind of setting that gets a constant more does not compile until every room that tells its
 * constants apart says what it does with the new one: none may take it for one that it knows. (A
 * third output function once trained as the identity, bit for bit; now a constant comes with its
 * function.)
 */
class NewConstantTest {

  private static final Path SOURCES = Path.of("src/main/java");

  @TempDir private Path classes;

  static List<Arguments> kinds() {
    return List.of(
        Arguments.of(Activation.class, Set.of("ToyCost", "StepCost")),
        Arguments.of(HiddenActivation.class, Set.of("ToyCost", "StepCost")),
        Arguments.of(
            Correlation.class, Set.of("SetMembers", "StepCost", "TokenSource", "SetSampler")),
        Arguments.of(
            Target.class, Set.of("GramHead", "AttendedPairs", "TokenMajorHead", "HeadTarget")),
        Arguments.of(Schedule.class, Set.of("Phase")),
        Arguments.of(OptimizerKind.class, Set.of("Optimizer", "Optimisation")));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theBuildAsksWhatANewConstantMeans(Class<? extends Enum<?>> kind, Set<String> askedIn)
      throws IOException, URISyntaxException {
    assertThat(classesThatDoNotCover(withOneMore(kind))).containsAll(askedIn);
  }

  /** The kind's source, with a copy of its first constant under another name. */
  private static JavaFileObject withOneMore(Class<? extends Enum<?>> kind) throws IOException {
    Path file = SOURCES.resolve(kind.getName().replace('.', '/') + ".java");
    String source = Files.readString(file);
    String first = kind.getEnumConstants()[0].name();
    int begin = source.indexOf("  " + first + "(");
    int end = source.indexOf("\n  /**", begin); // the next constant's
    String constant = source.substring(begin, end + 1).replaceFirst(first, "ONE_MORE");
    return new Source(kind, source.substring(0, begin) + constant + source.substring(begin));
  }

  private Set<String> classesThatDoNotCover(JavaFileObject changed)
      throws IOException, URISyntaxException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      List<JavaFileObject> sources = new ArrayList<>();
      files.getJavaFileObjectsFromPaths(others(changed)).forEach(sources::add);
      sources.add(changed);
      List<String> options =
          List.of(
              "-proc:none",
              "-XDcompilePolicy=simple", // or it would stop at the first class that has a fault
              "--should-stop=ifError=FLOW",
              "-d",
              classes.toString(),
              "-cp",
              libraries());
      compiler.getTask(null, files, found, options, null, sources).call();
      return found.getDiagnostics().stream()
          .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
          .filter(each -> each.getCode().endsWith("not.exhaustive"))
          .map(each -> simpleName(each.getSource().toUri()))
          .collect(Collectors.toSet());
    }
  }

  /** All that tell constants apart; the rest is compiled already. */
  private static List<Path> others(JavaFileObject changed) {
    String replaced = "/" + simpleName(changed.toUri()) + ".java";
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().endsWith(replaced))
          .filter(file -> !file.getFileName().toString().startsWith("Vector"))
          .filter(NewConstantTest::hasSwitch)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasSwitch(Path file) {
    try {
      return Files.readString(file).contains("switch (");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the sources need, and the classes of those that are left out. */
  private static String libraries() throws URISyntaxException {
    List<String> jars = new ArrayList<>();
    for (Class<?> each : List.of(Trainer.class, DMatrixRMaj.class, CommonOps_DDRM.class)) {
      jars.add(
          Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return String.join(File.pathSeparator, jars);
  }

  private static String simpleName(URI file) {
    String path = file.getPath();
    return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
  }

  /** A source in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Class<?> type, String text) {
      super(URI.create("memory:///" + type.getName().replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
