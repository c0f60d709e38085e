package io.tegum.sweep.spec;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Values that a spec gives to a setting, with the lines they stand on.
 *
 * @param field path of the field that gives it
 * @param values at least one
 * @param line line of the whole
 * @param valueLines line of each value
 */
record ReadAxis(String field, List<Object> values, int line, List<Integer> valueLines) {

  ReadAxis {
    values = List.copyOf(values);
  }

  /** Values that stand on one line together. */
  static ReadAxis of(List<Object> values, String field, int line) {
    return new ReadAxis(field, values, line, Collections.nCopies(values.size(), line));
  }

  int size() {
    return values.size();
  }

  /** The same places with other values. */
  ReadAxis map(Function<Object, ?> change) {
    return new ReadAxis(field, values.stream().<Object>map(change).toList(), line, valueLines);
  }

  /** The path of a value, which is the field's where there is but one. */
  String valueField(int k) {
    return size() > 1 ? field + "[" + k + "]" : field;
  }
}
