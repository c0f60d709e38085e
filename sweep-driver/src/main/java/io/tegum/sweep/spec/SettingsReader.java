package io.tegum.sweep.spec;

import io.tegum.kernel.family.CommonSettings;
import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Setting.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a family's settings from the sections of one region. */
final class SettingsReader {

  private final Fields root;
  private final Reading reading;
  private final Set<String> optionalSections;
  private final Map<Setting<?>, ReadAxis> axes = new HashMap<>();
  private final Map<Setting<?>, ReadAxis> companions = new HashMap<>();
  private final Set<Setting<?>> faulty = new HashSet<>();
  private final Set<Setting<?>> defaults = new HashSet<>();

  SettingsReader(Fields root, Reading reading) {
    this.root = root;
    this.reading = reading;
    this.optionalSections =
        reading.family().optionalSections().stream().filter(root::has).collect(Collectors.toSet());
  }

  /**
   * The values of every setting but the seeds, those that others imply, those of sections that are
   * left out, and those at fault. Of a choice with a number, the choices.
   */
  Map<Setting<?>, ReadAxis> axes() {
    return axes;
  }

  /** The numbers that belong to choices, by the choice's setting. */
  Map<Setting<?>, ReadAxis> companions() {
    return companions;
  }

  /** Settings whose values were at fault. */
  Set<Setting<?>> faulty() {
    return faulty;
  }

  /** Whether {@code setting} has its default, which the file does not show. */
  boolean isDefault(Setting<?> setting) {
    return defaults.contains(setting);
  }

  /** Whether {@code setting} has several values here. */
  boolean isSeveral(Setting<?> setting) {
    ReadAxis axis = axes.get(setting);
    return axis != null && axis.size() > 1;
  }

  /** Whether the section of {@code setting} is not there, and is not meant to be either. */
  boolean isLeftOut(Setting<?> setting) {
    return reading.family().optionalSections().contains(setting.section())
        && root.lacks(setting.section());
  }

  /** Whether the spec says nothing of a setting that a trial may do without. */
  boolean isAbsent(Setting<?> setting) {
    ReadAxis axis = axes.get(setting);
    return axis != null && axis.values().stream().anyMatch(setting::isAbsent);
  }

  void read() {
    for (Setting<?> setting : reading.family().settings().inSection("")) {
      if (!setting.path().equals(CommonSettings.SEEDS)) {
        read(setting, root);
      }
    }
    for (String section : reading.family().settings().sections()) {
      if (reading.family().optionalSections().contains(section) && !root.has(section)) {
        continue;
      }
      List<Setting<?>> settings = reading.family().settings().inSection(section);
      Fields fields =
          root.get(section)
              .map(place -> Fields.of(place, SectionKeys.of(settings)))
              .orElseGet(() -> Fields.none(section, root.line(section), reading.faults()));
      settings.forEach(setting -> read(setting, fields));
    }
    if (faulty.isEmpty() && reading.family().optionalSections().stream().allMatch(this::isClear)) {
      new ValueRules(reading, this).check();
    }
  }

  /** Whether a section is there or left out, not misspelt. */
  private boolean isClear(String section) {
    return root.has(section) || root.lacks(section);
  }

  private void read(Setting<?> setting, Fields fields) {
    List<Spelling<?, ?>> given = given(setting, fields);
    if (given.size() > 1) {
      faulty.add(setting);
      fields.fault(
          given.get(0).key(), "stands beside " + given.get(1).key() + ", must be only one of them");
    }
    for (Spelling<?, ?> spelling : given) {
      keep(setting, axis(setting, spelling, fields.get(spelling.key()).orElseThrow()));
    }
    if (given.isEmpty()) {
      takeDefault(setting, fields);
    }
    setting.compound().ifPresent(compound -> readCompanions(setting, compound, fields));
  }

  /** The spellings of {@code setting} that stand there, in the order of the file. */
  private static List<Spelling<?, ?>> given(Setting<?> setting, Fields fields) {
    List<Spelling<?, ?>> given = new ArrayList<>();
    for (String name : fields.names()) {
      setting.spelling(name).ifPresent(given::add);
    }
    return given;
  }

  private static Optional<ReadAxis> axis(Setting<?> setting, Spelling<?, ?> spelling, Place place) {
    if (setting.compound().isPresent()) {
      Kind<?> choices = setting.compound().get().choices();
      return new AxisReader(choices, Spacing.of(setting)).read(place);
    }
    Optional<ReadAxis> read =
        spelling.single()
            ? AxisReader.single(spelling.kind(), place)
            : new AxisReader(spelling.kind(), Spacing.of(setting)).read(place);
    return read.map(axis -> axis.map(spelling::valueOf));
  }

  private void takeDefault(Setting<?> setting, Fields fields) {
    String key = setting.spellings().get(0).key();
    Optional<?> value = whenNotGiven(setting, fields);
    if (value.isPresent()) {
      Object own = setting.compound().<Object>map(c -> c.choice(value.get())).orElseGet(value::get);
      defaults.add(setting);
      axes.put(setting, ReadAxis.of(List.of(own), fields.child(key), fields.line(key)));
    } else if (setting.implied().isEmpty()) {
      faulty.add(setting);
      if (setting.spellings().stream().allMatch(s -> fields.lacks(s.key()))) {
        fields.fault(key, "is missing, must be " + setting.spellings().get(0).kind().allowed());
      }
    }
  }

  private <V> Optional<V> whenNotGiven(Setting<V> setting, Fields fields) {
    return setting.defaultValue(optionalSections).or(() -> setting.valueBeside(fields.names()));
  }

  private void readCompanions(Setting<?> setting, Kind.Compound<?, ?> compound, Fields fields) {
    String key = compound.pairing().companionKey();
    Optional<Place> place = fields.get(key);
    if (place.isEmpty()) {
      List<Object> values = List.of(compound.pairing().companionDefault());
      companions.put(setting, ReadAxis.of(values, fields.child(key), fields.line(key)));
      return;
    }
    Kind<?> numbers = compound.pairing().companion();
    Optional<ReadAxis> axis = new AxisReader(numbers, Spacing.of(setting)).read(place.get());
    if (axis.isEmpty()) {
      faulty.add(setting);
      return;
    }
    companions.put(setting, axis.get());
    ReadAxis choices = axes.get(setting);
    if (choices != null && choices.values().stream().noneMatch(compound::takesCompanion)) {
      place.get().fault(compound.pairing().idleCompanion());
    }
  }

  private void keep(Setting<?> setting, Optional<ReadAxis> axis) {
    if (axis.isPresent()) {
      axes.putIfAbsent(setting, axis.get());
    } else {
      faulty.add(setting);
    }
  }
}
