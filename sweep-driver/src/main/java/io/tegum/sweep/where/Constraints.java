package io.tegum.sweep.where;

import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Constraints of a region, all of which must hold. */
public record Constraints(List<Constraint> all) implements Serializable {

  public Constraints {
    all = List.copyOf(all);
  }

  /** Whether all hold at {@code point}. */
  public boolean keep(Point point) {
    for (int k = 0; k < all.size(); k++) {
      if (!all.get(k).holds(point)) {
        return false;
      }
    }
    return true;
  }

  /** How many comparisons a combination may have to meet. */
  public int comparisons() {
    return all.stream().mapToInt(Constraint::comparisons).sum();
  }

  /** As the spec spells them. */
  public List<String> texts() {
    return all.stream().map(Constraint::text).toList();
  }

  /** The settings that determine whether they hold. */
  public Set<Setting<?>> settings() {
    Set<Setting<?>> settings = new HashSet<>();
    all.forEach(each -> settings.addAll(each.settings()));
    return settings;
  }
}
