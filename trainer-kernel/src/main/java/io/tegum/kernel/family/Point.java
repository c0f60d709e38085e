package io.tegum.kernel.family;

/**
 * One combination of a family's settings, not yet checked: a cursor that dimensions write into.
 * Settings of a section that the spec does not have are null.
 */
public final class Point {

  private final Settings settings;
  private final Object[] values;

  /** A point without values. */
  public Point(Settings settings) {
    this.settings = settings;
    this.values = new Object[settings.size()];
  }

  /** The point that gives {@code trial}. */
  public static Point of(Trial trial) {
    Point point = new Point(trial.family().settings());
    for (Setting<?> setting : point.settings.all()) {
      point.put(setting, setting.of(trial));
    }
    return point;
  }

  /** Writes a value, one of the setting's own type. */
  public void put(Setting<?> setting, Object value) {
    values[setting.position()] = value;
  }

  /** The value of {@code setting}, or null when this point has none. */
  public Object value(Setting<?> setting) {
    return values[setting.position()];
  }

  /** Whether it has a value. */
  public boolean has(Setting<?> setting) {
    return value(setting) != null;
  }
}
