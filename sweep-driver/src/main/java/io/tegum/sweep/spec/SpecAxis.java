package io.tegum.sweep.spec;

import io.tegum.kernel.family.Setting;
import java.io.Serializable;
import java.util.List;

/**
 * The values that a spec gives to one setting, in the spec's order.
 *
 * @param setting what is set
 * @param values at least one, each of the setting's own type
 */
public record SpecAxis(Setting<?> setting, List<Object> values) implements Serializable {

  public SpecAxis {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot make an axis: values of " + setting.path() + " were empty, must be at least one");
    }
  }
}
