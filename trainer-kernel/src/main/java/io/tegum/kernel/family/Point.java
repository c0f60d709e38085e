package io.tegum.kernel.family;

/**
 * One combination of a family's settings, not yet checked: a cursor that dimensions write into.
 * Settings of a section that the spec does not have are null.
 */
public final class Point {

  private final Object[] values;

  /** Where values are read that nobody asked for yet: a trial's rules read few of its settings. */
  private final Trial trialOrNull;

  /** A point without values. */
  public Point(Settings settings) {
    this(settings, null);
  }

  private Point(Settings settings, Trial trialOrNull) {
    this.values = new Object[settings.size()];
    this.trialOrNull = trialOrNull;
  }

  /** The point that gives {@code trial}. */
  public static Point of(Trial trial) {
    return new Point(trial.family().settings(), trial);
  }

  /** Writes a value, one of the setting's own type and not null. */
  public void put(Setting<?> setting, Object value) {
    values[setting.position()] = value;
  }

  /** The value of {@code setting}, or null when this point has none. */
  public Object value(Setting<?> setting) {
    int position = setting.position();
    if (values[position] == null && trialOrNull != null) {
      values[position] = setting.of(trialOrNull);
    }
    return values[position];
  }

  /** Whether it has a value. */
  public boolean has(Setting<?> setting) {
    return value(setting) != null;
  }
}
