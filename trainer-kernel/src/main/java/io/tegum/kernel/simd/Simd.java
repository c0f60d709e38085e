package io.tegum.kernel.simd;

import java.lang.System.Logger.Level;
import java.lang.reflect.Constructor;
import java.util.Locale;

/**
 * The switch between scalar code and the incubating Vector API, read once: {@code
 * -Dtegum.kernel=auto|scalar|vector}. Auto takes vectors where the JVM was started with {@code
 * --add-modules jdk.incubator.vector} and has them in 256 bits or more, and else says once that it
 * does without. Results have the same bits either way.
 */
public final class Simd {

  private static final String PROPERTY = "tegum.kernel";
  private static final System.Logger LOGGER = System.getLogger(Simd.class.getName());

  /** The chosen implementation. */
  public static final PanelOperations OPERATIONS = choose(System.getProperty(PROPERTY, "auto"));

  private Simd() {}

  /** Whether the vector implementation was chosen. */
  public static boolean isVector() {
    return !(OPERATIONS instanceof ScalarOperations);
  }

  static PanelOperations choose(String wanted) {
    return switch (wanted.toLowerCase(Locale.ROOT)) {
      case "scalar" -> new ScalarOperations();
      case "vector" -> vector();
      case "auto" -> automatic();
      default ->
          throw new IllegalArgumentException(
              "Cannot choose the kernel: %s was %s, must be auto, scalar or vector"
                  .formatted(PROPERTY, wanted));
    };
  }

  private static PanelOperations automatic() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      LOGGER.log(
          Level.INFO,
          "Training runs in scalar code, several times slower; start Java with --add-modules"
              + " jdk.incubator.vector for vectors");
      return new ScalarOperations();
    }
    return vector();
  }

  /** Loaded by name: the class must not even be looked at where the module is absent. */
  private static PanelOperations vector() {
    try {
      Constructor<?> constructor =
          Class.forName(Simd.class.getPackageName() + ".VectorOperations").getDeclaredConstructor();
      return (PanelOperations) constructor.newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException(
          "Cannot use the vector kernel: start Java with --add-modules jdk.incubator.vector", e);
    }
  }
}
