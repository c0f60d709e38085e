package io.tegum.sweep.spec;

import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Axes that walk together; most groups hold one. Rows must differ. */
public final class AxisGroup implements Dimension {

  private final List<SpecAxis> axes;

  /** From a row's values to its first position; null where values are compared in other ways. */
  private final transient Map<Object, Integer> positions;

  /**
   * Zips {@code axes}.
   *
   * @param axes at least one, all of the same length, each setting once
   */
  public AxisGroup(List<SpecAxis> axes) {
    this.axes = List.copyOf(axes);
    int length = size();
    for (SpecAxis axis : axes) {
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
  public List<SpecAxis> axes() {
    return axes;
  }

  @Override
  public int size() {
    return axes.get(0).values().size();
  }

  @Override
  public Set<Setting<?>> settings() {
    Set<Setting<?>> settings = new LinkedHashSet<>();
    for (SpecAxis axis : axes) {
      settings.add(axis.setting());
    }
    return settings;
  }

  @Override
  public void put(Point point, int position) {
    for (int k = 0; k < axes.size(); k++) {
      SpecAxis axis = axes.get(k);
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

  @Override
  public boolean mayRepeat(Point point) {
    return size() > 1 && axes.stream().anyMatch(axis -> isUnsettled(axis, point));
  }

  private static boolean isUnsettled(SpecAxis axis, Point point) {
    Setting<?> setting = axis.setting();
    return setting.isSettledByOthers()
        && axis.values().stream().anyMatch(value -> !value.equals(setting.settled(value, point)));
  }

  private boolean matches(Point point, int position) {
    for (int k = 0; k < axes.size(); k++) {
      SpecAxis axis = axes.get(k);
      Setting<?> setting = axis.setting();
      Object own = point.value(setting);
      if (own == null
          || !setting
              .settled(axis.values().get(position), point)
              .equals(setting.settled(own, point))) {
        return false;
      }
    }
    return true;
  }

  private boolean isComparedByValue() {
    return axes.stream().noneMatch(axis -> axis.setting().isSettledByOthers());
  }

  private Map<Object, Integer> index() {
    Map<Object, Integer> index = new HashMap<>();
    for (int position = 0; position < size(); position++) {
      index.putIfAbsent(key(position), position);
    }
    return index;
  }

  /** What {@link #positions} knows a row by: its value, or its values. */
  private Object key(int position) {
    if (axes.size() == 1) {
      return axes.get(0).values().get(position);
    }
    List<Object> row = new ArrayList<>(axes.size());
    axes.forEach(axis -> row.add(axis.values().get(position)));
    return row;
  }

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
