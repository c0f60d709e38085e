package io.tegum.kernel.simd;

import java.lang.System.Logger.Level;
import java.lang.reflect.Constructor;
import java.util.Locale;

/**
 * The switch between scalar code and the incubating Vector API, read once: {@code
 * -Dtegum.kernel=auto|scalar|vector}. Auto takes vectors where the JVM was started with {@code
 * --add-modules jdk.incubator.vector}, and else says once that it does without. Results have the
 * same bits either way.
 */
public final class Simd {

  private static final String PROPERTY = "tegum.kernel";
  private static final System.Logger LOGGER = System.getLogger(Simd.class.getName());

  private static final Operations CHOSEN = choose(System.getProperty(PROPERTY, "auto"));

  /** Loops over dense panels. */
  public static final PanelOperations PANELS = CHOSEN.panels();

  /** Loops over lists of features that are present or have an error. */
  public static final SparseOperations SPARSE = CHOSEN.sparse();

  /** Loops of models with so few features that a vector holds several tokens. */
  public static final PackedOperations PACKED = CHOSEN.packed();

  /** Loops that train several models of few features at once. */
  public static final StackedOperations STACKED = CHOSEN.stacked();

  /** Attention by tables. */
  public static final TableOperations TABLES = CHOSEN.tables();

  /** Functions of single numbers, and the errors of outputs by smooth ones. */
  public static final NonlinearOperations NONLINEAR = CHOSEN.nonlinear();

  /** Random numbers in bulk. */
  public static final RandomOperations RANDOM = CHOSEN.random();

  private Simd() {}

  /** One implementation of everything. */
  record Operations(
      PanelOperations panels,
      SparseOperations sparse,
      PackedOperations packed,
      StackedOperations stacked,
      TableOperations tables,
      NonlinearOperations nonlinear,
      RandomOperations random) {}

  /** Whether the vector implementation was chosen. */
  public static boolean isVector() {
    return !(PANELS instanceof ScalarOperations);
  }

  /**
   * {@code count} rounded up to whole vectors of this machine: columns of rows that are never added
   * up along their lanes, so that no result depends on it. At most {@link PanelOperations#padded}.
   */
  public static int row(int count) {
    int width = PANELS.width();
    return (count + width - 1) / width * width;
  }

  static Operations choose(String wanted) {
    return switch (wanted.toLowerCase(Locale.ROOT)) {
      case "scalar" -> scalar();
      case "vector" -> vector();
      case "auto" -> automatic();
      default ->
          throw new IllegalArgumentException(
              "Cannot choose the kernel: %s was %s, must be auto, scalar or vector"
                  .formatted(PROPERTY, wanted));
    };
  }

  private static Operations automatic() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      LOGGER.log(
          Level.INFO,
          "Training runs in scalar code, several times slower; start Java with --add-modules"
              + " jdk.incubator.vector for vectors");
      return scalar();
    }
    return vector();
  }

  private static Operations scalar() {
    return new Operations(
        new ScalarOperations(),
        new ScalarSparse(),
        new ScalarPacked(),
        new ScalarStacked(),
        new ScalarTables(),
        new ScalarNonlinear(),
        new ScalarRandom());
  }

  /** Loaded by name: the classes must not even be looked at where the module is absent. */
  private static Operations vector() {
    try {
      return new Operations(
          (PanelOperations) load("VectorOperations"),
          (SparseOperations) load("VectorSparse"),
          (PackedOperations) load("VectorPacked"),
          (StackedOperations) load("VectorStacked"),
          (TableOperations) load("VectorTables"),
          (NonlinearOperations) load("VectorNonlinear"),
          (RandomOperations) load("VectorRandom"));
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException(
          "Cannot use the vector kernel: start Java with --add-modules jdk.incubator.vector", e);
    }
  }

  private static Object load(String name) throws ReflectiveOperationException {
    Class<?> implementation = Class.forName(Simd.class.getPackageName() + "." + name);
    Constructor<?> constructor = implementation.getDeclaredConstructor();
    return constructor.newInstance();
  }
}
