package io.tegum.sweep.spec;

import java.io.Serial;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Axes that walk together; most groups hold one. Rows must differ. */
public final class AxisGroup implements Dimension {

  private final List<Axis> axes;

  /** From a row's values to its first position; null where values are compared in other ways. */
  private final transient Map<Object, Integer> positions;

  /**
   * Zips {@code axes}.
   *
   * @param axes at least one, all of the same length, each setting once
   */
  public AxisGroup(List<Axis> axes) {
    this.axes = List.copyOf(axes);
    int length = size();
    for (Axis axis : axes) {
      if (axis.values().size() != length) {
        throw new IllegalArgumentException(
            "Cannot zip axes: length of "
                + axis.setting().path()
                + " was "
                + axis.values().size()
                + ", must be "
                + length);
      }
    }
    this.positions = isComparedByValue() ? index() : null;
  }

  /** The axes, in the order of the zip. */
  public List<Axis> axes() {
    return axes;
  }

  @Override
  public int size() {
    return axes.get(0).values().size();
  }

  @Override
  public Set<Setting> settings() {
    Set<Setting> settings = EnumSet.noneOf(Setting.class);
    for (Axis axis : axes) {
      settings.add(axis.setting());
    }
    return settings;
  }

  @Override
  public void put(Point point, int position) {
    for (int k = 0; k < axes.size(); k++) {
      Axis axis = axes.get(k);
      point.put(axis.setting(), axis.values().get(position));
    }
  }

  @Override
  public int firstMatch(Point point) {
    if (positions != null) {
      return positions.getOrDefault(key(point), -1);
    }
    int size = size();
    for (int position = 0; position < size; position++) {
      if (matches(point, position)) {
        return position;
      }
    }
    return -1;
  }

  private boolean matches(Point point, int position) {
    for (int k = 0; k < axes.size(); k++) {
      Axis axis = axes.get(k);
      if (!axis.setting().same(axis.values().get(position), point)) {
        return false;
      }
    }
    return true;
  }

  private boolean isComparedByValue() {
    for (Axis axis : axes) {
      if (!axis.setting().comparedWith().equals(EnumSet.of(axis.setting()))) {
        return false;
      }
    }
    return true;
  }

  private Map<Object, Integer> index() {
    Map<Object, Integer> index = new HashMap<>();
    Point point = new Point();
    for (int position = 0; position < size(); position++) {
      put(point, position);
      index.putIfAbsent(key(point), position);
    }
    return index;
  }

  /** What {@link #positions} knows a row by: its value, or its values. */
  private Object key(Point point) {
    if (axes.size() == 1) {
      return point.value(axes.get(0).setting());
    }
    List<Object> row = new ArrayList<>(axes.size());
    for (int k = 0; k < axes.size(); k++) {
      row.add(point.value(axes.get(k).setting()));
    }
    return row;
  }

  /** Settings with their values, in full. */
  @Override
  public String toString() {
    return axes.toString();
  }

  @Serial
  private Object readResolve() {
    return new AxisGroup(axes);
  }
}
