package io.tegum.sweep.spec;

import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Setting;
import java.util.ArrayList;
import java.util.List;

/** Axes of choices that take numbers, multiplied by the numbers that the spec gives. */
final class CompoundAxes {
  private CompoundAxes() {}

  /**
   * The rows of {@code members}, which walk together, each with every number that its choice takes.
   *
   * @param setting one of the members', whose values are choices so far
   * @param numbers what the spec gives for it
   */
  static List<SpecAxis> joined(List<SpecAxis> members, Setting<?> setting, List<Object> numbers) {
    Kind.Compound<?, ?> compound = setting.compound().orElseThrow();
    List<List<Object>> columns = new ArrayList<>();
    members.forEach(member -> columns.add(new ArrayList<>()));
    int own = members.stream().map(SpecAxis::setting).toList().indexOf(setting);
    for (int row = 0; row < members.get(0).values().size(); row++) {
      for (Object value : compound.values(members.get(own).values().get(row), numbers)) {
        for (int k = 0; k < columns.size(); k++) {
          columns.get(k).add(k == own ? value : members.get(k).values().get(row));
        }
      }
    }
    List<SpecAxis> joined = new ArrayList<>();
    for (int k = 0; k < columns.size(); k++) {
      joined.add(new SpecAxis(members.get(k).setting(), columns.get(k)));
    }
    return joined;
  }
}
