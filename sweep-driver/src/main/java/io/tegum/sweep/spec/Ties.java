package io.tegum.sweep.spec;

import io.tegum.kernel.family.Setting;
import io.tegum.sweep.where.Constraint;
import io.tegum.sweep.where.Constraints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A region's dimensions in parts, within which constraints tie one to another. */
final class Ties {

  /**
   * Some dimensions, and all constraints that read their settings.
   *
   * @param dimensions in the region's order
   * @param constraints in the spec's order
   */
  record Part(List<Dimension> dimensions, Constraints constraints) {}

  /** Stands for the part of constraints that read nothing. */
  private static final int NOWHERE = -1;

  private final RegionSpec region;
  private final Map<Setting<?>, Integer> dimensionOf = new HashMap<>();

  /** For each dimension an earlier one of its part; itself for the first. */
  private final int[] earlier;

  /** For each part with constraints, known by its first dimension, what ties it. */
  private final Map<Integer, List<Constraint>> constraints = new LinkedHashMap<>();

  Ties(RegionSpec region) {
    this.region = region;
    this.earlier = new int[region.dimensions().size()];
    Arrays.setAll(earlier, k -> k);
    for (int k = 0; k < earlier.length; k++) {
      for (Setting<?> setting : region.dimensions().get(k).settings()) {
        dimensionOf.put(setting, k);
      }
    }
    List<Integer> anyOf = new ArrayList<>();
    for (Constraint constraint : region.where()) {
      anyOf.add(tie(indices(constraint.settings())));
    }
    for (int k = 0; k < anyOf.size(); k++) {
      int part = anyOf.get(k) == NOWHERE ? NOWHERE : first(anyOf.get(k));
      constraints.computeIfAbsent(part, unused -> new ArrayList<>()).add(region.where().get(k));
    }
  }

  /** All dimensions that constraints read. */
  List<Dimension> constrained() {
    return dimensions(constraints.keySet());
  }

  /** The parts that have constraints. */
  List<Part> parts() {
    return constraints.keySet().stream().map(part -> part(Set.of(part))).toList();
  }

  /** The dimensions of {@code settings}, and all that constraints tie to them. */
  Part around(Collection<Setting<?>> settings) {
    return part(indices(settings).stream().map(this::first).collect(Collectors.toSet()));
  }

  /** The dimensions of {@code settings} alone. */
  List<Dimension> of(Collection<Setting<?>> settings) {
    return indices(settings).stream().map(region.dimensions()::get).toList();
  }

  private Part part(Set<Integer> parts) {
    List<Constraint> tying = new ArrayList<>();
    constraints.forEach(
        (part, all) -> {
          if (parts.contains(part)) {
            tying.addAll(all);
          }
        });
    return new Part(dimensions(parts), new Constraints(tying));
  }

  private List<Dimension> dimensions(Set<Integer> parts) {
    return IntStream.range(0, earlier.length)
        .filter(k -> parts.contains(first(k)))
        .<Dimension>mapToObj(region.dimensions()::get)
        .toList();
  }

  /** The dimensions that set {@code settings}, ascending; those of no dimension are left aside. */
  private List<Integer> indices(Collection<Setting<?>> settings) {
    return settings.stream()
        .map(dimensionOf::get)
        .filter(index -> index != null)
        .distinct()
        .sorted()
        .toList();
  }

  /** Makes one part of the dimensions' parts, and gives one of them. */
  private int tie(List<Integer> dimensions) {
    for (int k = 1; k < dimensions.size(); k++) {
      int one = first(dimensions.get(0));
      int other = first(dimensions.get(k));
      earlier[Math.max(one, other)] = Math.min(one, other);
    }
    return dimensions.isEmpty() ? NOWHERE : dimensions.get(0);
  }

  private int first(int dimension) {
    int first = dimension;
    while (earlier[first] != first) {
      first = earlier[first];
    }
    return first;
  }
}
