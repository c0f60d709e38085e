package io.tegum.sweep.spec;

import io.tegum.kernel.family.CommonSettings;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Settings;
import io.tegum.sweep.where.Constraint;
import io.tegum.sweep.where.Quantities;
import io.tegum.sweep.wording.Wording;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one spec of a union. */
final class RegionReader {

  private static final String NAME = "name";
  private static final String ZIP = "zip";

  private final Reading reading;
  private final List<String> allowed;
  private final Quantities quantities;
  private double trialSeconds = Double.POSITIVE_INFINITY;

  RegionReader(Reading reading) {
    this.reading = reading;
    this.allowed = allowed(reading.family().settings());
    this.quantities = new Quantities(reading.family());
  }

  private static List<String> allowed(Settings settings) {
    List<String> allowed = new ArrayList<>(List.of(NAME, FamilyReader.FIELD));
    allowed.addAll(settings.sections());
    allowed.addAll(SectionKeys.of(settings.inSection("")));
    allowed.addAll(List.of(ZIP, WhereReader.FIELD, LimitsReader.SECTION));
    return allowed;
  }

  /** The fields that a spec of the family may have. */
  List<String> allowed() {
    return allowed;
  }

  /**
   * The region at {@code place}; empty after telling the faults.
   *
   * @param inherited the sweep's name; empty for the first region, which must have its own
   */
  Optional<RegionSpec> read(Place place, Optional<String> inherited) {
    int before = reading.faults().count();
    if (!place.isMapping()) {
      place.wrong("a mapping with " + String.join(", ", allowed));
      return Optional.empty();
    }
    if (!FamilyReader.isSame(place)) {
      return Optional.empty(); // its fields are another family's, and no faults
    }
    Fields root = Fields.of(place, allowed);
    Optional<String> name = root.has(NAME) ? root.get(NAME).flatMap(NameReader::read) : inherited;
    if (name.isEmpty() && root.lacks(NAME)) {
      root.fault(NAME, "is missing, must name the sweep");
    }
    root.get(LimitsReader.SECTION).ifPresent(limits -> readLimits(limits, inherited.isEmpty()));
    SettingsReader settings = new SettingsReader(root, reading);
    settings.read();
    ZipReader zipReader = new ZipReader(reading, settings);
    List<List<Setting<?>>> zips = root.get(ZIP).map(zipReader::read).orElse(List.of());
    List<Dimension> dimensions =
        new DimensionsReader(reading, settings).read(zips, zipReader.named());
    dimensions.add(seeds(root));
    List<Constraint> where =
        root.get(WhereReader.FIELD)
            .map(conditions -> new WhereReader(quantities, settings).read(conditions))
            .orElse(List.of());
    if (reading.faults().count() > before) {
      return Optional.empty();
    }
    RegionSpec region =
        new RegionSpec(
            name.orElseThrow(), dimensions, where, reading.faults().file(), place.line());
    if (isSmallEnough(region, settings, place)) {
      new CombinationChecks(reading, region, settings).check(root);
    }
    return reading.faults().count() > before ? Optional.empty() : Optional.of(region);
  }

  /** The most seconds that a trial of the sweep may take, as the first region says. */
  double trialSeconds() {
    return trialSeconds;
  }

  private void readLimits(Place place, boolean first) {
    if (first) {
      trialSeconds = LimitsReader.trialSeconds(place).orElse(trialSeconds);
    } else {
      place.fault(
          "stands in a later spec of the list, must be in the first one, for the whole sweep");
    }
  }

  private Seeds seeds(Fields root) {
    Setting<?> seed = reading.family().settings().at(CommonSettings.SEEDS);
    return root.get(CommonSettings.SEEDS)
        .map(place -> SeedReader.read(seed, place))
        .orElse(new Seeds.Counted(seed, 1));
  }

  private static String field(Setting<?> setting, SettingsReader settings) {
    ReadAxis axis = settings.axes().get(setting);
    return axis == null ? setting.path() : axis.field();
  }

  private static boolean isSmallEnough(RegionSpec region, SettingsReader settings, Place place) {
    BigInteger combinations = BigInteger.ONE;
    for (Dimension dimension : region.dimensions()) {
      combinations = combinations.multiply(BigInteger.valueOf(dimension.size()));
    }
    if (combinations.compareTo(BigInteger.valueOf(SweepSpec.MAX_COMBINATIONS)) <= 0) {
      return true;
    }
    place.fault(
        "the axes multiply to "
            + String.format(Locale.ROOT, "%,d", combinations)
            + " combinations, must be at most "
            + Wording.count(SweepSpec.MAX_COMBINATIONS)
            + " ("
            + Combinations.product(region.dimensions(), first -> field(first, settings))
            + ")");
    return false;
  }
}
