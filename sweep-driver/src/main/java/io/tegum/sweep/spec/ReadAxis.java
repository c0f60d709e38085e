package io.tegum.sweep.spec;

import java.util.List;

/**
 * An axis with the lines it stands on.
 *
 * @param axis setting and values
 * @param field path of the field that gives it
 * @param line line of the whole
 * @param valueLines line of each value
 */
record ReadAxis(Axis axis, String field, int line, List<Integer> valueLines) {

  /** An axis of one value. */
  static ReadAxis of(Setting setting, Object value, String field, int line) {
    return new ReadAxis(new Axis(setting, List.of(value)), field, line, List.of(line));
  }

  int size() {
    return axis.values().size();
  }
}
