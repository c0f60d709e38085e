package io.tegum.sweep.spec;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Axes that walk together; most groups hold one.
 *
 * @param axes at least one, all of the same length, each setting once; rows must differ
 */
public record AxisGroup(List<Axis> axes) implements Dimension {

  public AxisGroup {
    axes = List.copyOf(axes);
    int length = axes.get(0).values().size();
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
}
