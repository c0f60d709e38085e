package io.tegum.sweep.spec;

import io.tegum.kernel.family.Setting;
import io.tegum.sweep.wording.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes a region's dimensions of the values that it gives, all but the seeds. */
final class DimensionsReader {

  private final Reading reading;
  private final SettingsReader settings;

  DimensionsReader(Reading reading, SettingsReader settings) {
    this.reading = reading;
    this.settings = settings;
  }

  /**
   * The dimensions, in the order in which grids nest them. Tells of rows that stand twice.
   *
   * @param zips settings whose axes walk together
   * @param named settings that the spec means to zip; where they are not, that was told
   */
  List<Dimension> read(List<List<Setting<?>>> zips, Set<Setting<?>> named) {
    List<Dimension> dimensions = new ArrayList<>();
    Set<Setting<?>> done = new HashSet<>();
    for (Setting<?> setting : reading.family().settings().axes()) {
      if (!settings.axes().containsKey(setting) || done.contains(setting)) {
        continue;
      }
      List<Setting<?>> group =
          zips.stream().filter(z -> z.contains(setting)).findFirst().orElse(List.of(setting));
      done.addAll(group);
      if (group.size() > 1 || !named.contains(setting)) {
        checkDistinct(group.stream().map(settings.axes()::get).toList());
      }
      dimensions.add(new AxisGroup(members(group)));
    }
    settings.companions().values().forEach(numbers -> checkDistinct(List.of(numbers)));
    return dimensions;
  }

  private List<SpecAxis> members(List<Setting<?>> group) {
    List<SpecAxis> members = new ArrayList<>();
    for (Setting<?> setting : group) {
      members.add(new SpecAxis(setting, settings.axes().get(setting).values()));
    }
    addImplied(members);
    for (Setting<?> setting : group) {
      ReadAxis numbers = settings.companions().get(setting);
      if (numbers != null) {
        members = CompoundAxes.joined(members, setting, numbers.values());
      }
    }
    return members;
  }

  /** What a setting implies of others that are not given walks with its axis. */
  private void addImplied(List<SpecAxis> members) {
    for (Setting<?> setting : reading.family().settings().all()) {
      if (setting.implied().isEmpty() || settings.axes().containsKey(setting)) {
        continue;
      }
      Setting.Implied<?> implied = setting.implied().get();
      for (SpecAxis by : List.copyOf(members)) {
        if (by.setting() == implied.by()) {
          List<Object> values = new ArrayList<>();
          by.values().forEach(value -> values.add(implied.value().apply(value)));
          members.add(new SpecAxis(setting, values));
        }
      }
    }
  }

  /** A zipped axis may repeat a value, but no row may stand twice. */
  private void checkDistinct(List<ReadAxis> group) {
    ReadAxis first = group.get(0);
    Set<List<Object>> seen = new HashSet<>();
    for (int k = 0; k < first.size(); k++) {
      List<Object> row = new ArrayList<>();
      for (ReadAxis axis : group) {
        row.add(axis.values().get(k));
      }
      if (!seen.add(row)) {
        String value = Wording.value(group.size() == 1 ? row.get(0) : row);
        reading
            .faults()
            .add(
                first.valueLines().get(k),
                first.valueField(k),
                value + " stands twice in this axis, values must differ");
      }
    }
  }
}
