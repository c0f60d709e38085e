package io.tegum.sweep.spec;

import io.tegum.kernel.toy.model.Correlation;
import java.util.ArrayList;
import java.util.List;

/**
 * Axes that hold the correlation, multiplied by the set sizes where that has a meaning. Independent
 * features are sets of one, whatever sizes the spec gives the others, and so stand there once.
 */
final class SetAxes {
  private SetAxes() {}

  /** The rows of {@code members}, which walk together, each with every set size that it takes. */
  static List<Axis> joined(List<Axis> members, Axis setSizes) {
    List<List<Object>> columns = new ArrayList<>();
    members.forEach(member -> columns.add(new ArrayList<>()));
    List<Object> sizes = new ArrayList<>();
    for (int row = 0; row < members.get(0).values().size(); row++) {
      boolean independent = false;
      for (Axis member : members) {
        independent |= member.values().get(row) == Correlation.NONE;
      }
      for (Object size : independent ? List.<Object>of(1) : setSizes.values()) {
        sizes.add(size);
        for (int k = 0; k < columns.size(); k++) {
          columns.get(k).add(members.get(k).values().get(row));
        }
      }
    }
    List<Axis> joined = new ArrayList<>();
    for (int k = 0; k < columns.size(); k++) {
      joined.add(new Axis(members.get(k).setting(), columns.get(k)));
    }
    joined.add(new Axis(Setting.SET_SIZE, sizes));
    return joined;
  }
}
