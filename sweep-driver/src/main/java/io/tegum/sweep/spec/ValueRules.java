package io.tegum.sweep.spec;

import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks rules that read one setting and which sections there are: of them each value is to blame
 * by itself, whatever it is combined with.
 */
final class ValueRules {

  private final Reading reading;
  private final SettingsReader settings;

  ValueRules(Reading reading, SettingsReader settings) {
    this.reading = reading;
    this.settings = settings;
  }

  static boolean isOne(Rule rule) {
    return rule.settings().size() == 1;
  }

  /** Tells of every value that breaks a rule. */
  void check() {
    Point point = new Point(reading.family().settings());
    for (Map.Entry<Setting<?>, ReadAxis> axis : settings.axes().entrySet()) {
      point.put(axis.getKey(), value(axis.getKey(), axis.getValue(), 0));
    }
    for (Rule rule : reading.family().rules()) {
      ReadAxis axis = settings.axes().get(rule.blamed());
      if (isOne(rule) && axis != null) {
        check(rule, axis, point);
      }
    }
  }

  private void check(Rule rule, ReadAxis axis, Point point) {
    Object first = point.value(rule.blamed());
    for (int k = 0; k < axis.size(); k++) {
      point.put(rule.blamed(), value(rule.blamed(), axis, k));
      if (rule.isBrokenAt(point)) {
        String told = rule.told().apply(point);
        reading.faults().add(axis.valueLines().get(k), axis.valueField(k), told);
      }
    }
    point.put(rule.blamed(), first);
  }

  /** The value at {@code k}; of a choice with a number the first one. */
  private Object value(Setting<?> setting, ReadAxis axis, int k) {
    Object read = axis.values().get(k);
    Optional<Kind.Compound<?, ?>> compound = setting.compound();
    if (compound.isEmpty()) {
      return read;
    }
    List<Object> numbers = settings.companions().get(setting).values();
    return compound.get().values(read, numbers).get(0);
  }
}
