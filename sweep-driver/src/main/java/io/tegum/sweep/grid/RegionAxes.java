package io.tegum.sweep.grid;

import io.tegum.kernel.family.Setting;
import io.tegum.sweep.spec.Dimension;
import io.tegum.sweep.spec.RegionSpec;
import io.tegum.sweep.where.Constraints;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Which dimension of a region has which setting: looked up once for every region of a union. */
final class RegionAxes {

  /** Longer dimensions are compared value by value. */
  private static final int LONGEST_TEXT = 16;

  private final RegionSpec region;
  private final Constraints constraints;
  private final Set<Setting<?>> constrained;
  private final Map<Setting<?>, Dimension> dimensionOf = new HashMap<>();

  /** By identity, as comparing two lists of seeds takes long. */
  private final IdentityHashMap<Dimension, Set<Setting<?>>> comparedWith = new IdentityHashMap<>();

  /** The dimensions' values, in order; null where they are too many. Equal texts are one. */
  private final String[] texts;

  private final Set<String> allTexts = new HashSet<>();

  /** The names of all settings, likewise. */
  private final String sections;

  RegionAxes(RegionSpec region) {
    this.region = region;
    this.constraints = new Constraints(region.where());
    this.constrained = constraints.settings();
    for (Dimension dimension : region.dimensions()) {
      Set<Setting<?>> compared = new HashSet<>();
      for (Setting<?> setting : dimension.settings()) {
        dimensionOf.put(setting, dimension);
        compared.addAll(setting.comparedWith());
      }
      comparedWith.put(dimension, compared);
    }
    this.texts =
        region.dimensions().stream()
            .map(each -> each.size() <= LONGEST_TEXT ? each.toString().intern() : null)
            .toArray(String[]::new);
    Stream.of(texts).filter(Objects::nonNull).forEach(allTexts::add);
    this.sections =
        dimensionOf.keySet().stream().map(Setting::path).sorted().toList().toString().intern();
  }

  RegionSpec region() {
    return region;
  }

  Constraints constraints() {
    return constraints;
  }

  /** The settings that decide whether its constraints hold. */
  Set<Setting<?>> constrained() {
    return constrained;
  }

  /** Whether both have the same settings: some stand in sections that may be left out. */
  boolean hasSettingsOf(RegionAxes other) {
    return sections.equals(other.sections);
  }

  /**
   * Whether this has a dimension with the same values as the k-th of {@code other}: false where
   * that is not seen at once.
   */
  boolean hasSame(int k, RegionAxes other) {
    String text = other.texts[k];
    return text != null && ((k < texts.length && text.equals(texts[k])) || allTexts.contains(text));
  }

  /** The settings of a point that decide whether it is on {@code dimension}, one of this. */
  Set<Setting<?>> comparedWith(Dimension dimension) {
    return comparedWith.get(dimension);
  }

  /** The dimensions that have any of {@code settings}. */
  List<Dimension> suppliers(Set<Setting<?>> settings) {
    Set<Dimension> suppliers = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Setting<?> setting : settings) {
      Dimension supplier = dimensionOf.get(setting);
      if (supplier != null) {
        suppliers.add(supplier);
      }
    }
    return List.copyOf(suppliers);
  }
}
