package io.tegum.sweep.grid;

import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import io.tegum.sweep.spec.Constraint;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The constraints of a region, all of which must hold. */
record RegionConstraints(List<Constraint> constraints) implements Serializable {

  boolean keep(Point point) {
    for (int k = 0; k < constraints.size(); k++) {
      if (!constraints.get(k).holds(point)) {
        return false;
      }
    }
    return true;
  }

  List<String> texts() {
    return constraints.stream().map(Constraint::text).toList();
  }

  Set<Setting<?>> settings() {
    Set<Setting<?>> settings = new HashSet<>();
    for (Constraint constraint : constraints) {
      settings.addAll(constraint.settings());
    }
    return settings;
  }
}
