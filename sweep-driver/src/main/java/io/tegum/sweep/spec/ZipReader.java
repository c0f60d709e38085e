package io.tegum.sweep.spec;

import io.tegum.kernel.family.CommonSettings;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Setting.Spelling;
import io.tegum.sweep.wording.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code zip}: groups of axes that walk together. */
final class ZipReader {

  /** An axis as a spec may name it. */
  private record Named(String path, Setting<?> setting) {}

  private final SettingsReader settings;
  private final List<Named> axes = new ArrayList<>();
  private final List<Named> numbers = new ArrayList<>();
  private final Set<Setting<?>> used = new HashSet<>();

  ZipReader(Reading reading, SettingsReader settings) {
    this.settings = settings;
    for (Setting<?> setting : reading.family().settings().all()) {
      for (Spelling<?, ?> spelling : setting.spellings()) {
        if (!spelling.single()) {
          axes.add(new Named(SectionKeys.path(setting, spelling.key()), setting));
        }
      }
      setting
          .compound()
          .map(compound -> SectionKeys.path(setting, compound.pairing().companionKey()))
          .ifPresent(path -> numbers.add(new Named(path, setting)));
    }
  }

  private String wanted() {
    return "a list of groups of axes, for instance [[%s, %s]]"
        .formatted(axes.get(0).path(), axes.get(1).path());
  }

  /** An axis of several values of this spec, or any where it has none. */
  private String example() {
    return axes.stream()
        .filter(named -> settings.isSeveral(named.setting()))
        .findFirst()
        .orElse(axes.get(0))
        .path();
  }

  /** All settings that were named, also in groups at fault. */
  Set<Setting<?>> named() {
    return used;
  }

  /** The groups at {@code place}, those at fault left out. */
  List<List<Setting<?>>> read(Place place) {
    List<List<Setting<?>>> groups = new ArrayList<>();
    if (place.list().isEmpty()) {
      place.wrong(wanted());
    }
    for (Place element : place.list().orElse(List.of())) {
      Faults faults = place.reading().faults();
      int before = faults.count();
      List<Setting<?>> group = group(element);
      if (faults.count() == before && group.size() >= 2 && isSameLength(group, element)) {
        groups.add(group);
      }
    }
    return groups;
  }

  private List<Setting<?>> group(Place place) {
    List<Setting<?>> group = new ArrayList<>();
    Optional<List<Place>> names = place.list();
    if (names.isEmpty()) {
      place.wrong(wanted());
    } else if (names.get().size() < 2) {
      place.fault(
          names.get().isEmpty()
              ? "names no axis, must name two or more"
              : "names one axis, must name two or more");
    } else {
      names.get().forEach(name -> setting(name).ifPresent(group::add));
    }
    return group;
  }

  private Optional<Setting<?>> setting(Place place) {
    Optional<String> text = place.text();
    Optional<Named> number = named(numbers, text);
    if (number.isPresent()) {
      place.fault(
          "was %s, which walks with %s already"
              .formatted(number.get().path(), number.get().setting().path()));
      return Optional.empty();
    }
    Optional<Named> axis = named(axes, text);
    if (axis.isEmpty()) {
      List<String> names =
          axes.stream()
              .filter(named -> settings.axes().containsKey(named.setting()))
              .map(Named::path)
              .toList();
      place.wrong(
          "an axis of this spec"
              + text.map(t -> hint(t, names, place.reading())).orElse("")
              + " (axes are named like %s)".formatted(example()));
      return Optional.empty();
    }
    return isUsable(axis.get(), place) ? Optional.of(axis.get().setting()) : Optional.empty();
  }

  /** What is meant by a name that is no axis of this spec: often one without its section. */
  private static String hint(String name, List<String> names, Reading reading) {
    return names.stream()
        .filter(path -> path.endsWith("." + name))
        .findFirst()
        .map(path -> "; did you mean " + path + "?")
        .or(() -> Optional.of(NearestName.suggestion(name, names)).filter(s -> !s.isEmpty()))
        .orElseGet(() -> reading.ofOtherFamily(name, ""));
  }

  private static Optional<Named> named(List<Named> all, Optional<String> text) {
    return all.stream().filter(named -> text.filter(named.path()::equals).isPresent()).findFirst();
  }

  /** Whether an axis may be zipped; tells when not, but for one whose values are at fault. */
  private boolean isUsable(Named named, Place place) {
    if (named.path().equals(CommonSettings.SEEDS)) {
      place.fault("was seeds, which repeat every trial and cannot be zipped");
      return false;
    }
    if (!used.add(named.setting())) {
      place.fault(named.path() + " is zipped twice, must stand in one group once");
      return false;
    }
    if (settings.faulty().contains(named.setting())) {
      return false;
    }
    ReadAxis axis = settings.axes().get(named.setting());
    if (axis == null || !axis.field().equals(named.path())) {
      place.fault(named.path() + " is not given in this spec, must be an axis of it");
      return false;
    }
    if (axis.size() == 1) {
      place.fault(named.path() + " has one value, must be an axis of several");
      return false;
    }
    return true;
  }

  private boolean isSameLength(List<Setting<?>> group, Place place) {
    List<ReadAxis> zipped = group.stream().<ReadAxis>map(settings.axes()::get).toList();
    if (zipped.stream().map(ReadAxis::size).distinct().count() == 1) {
      return true;
    }
    List<String> lengths =
        zipped.stream().map(axis -> axis.field() + " has " + axis.size()).toList();
    place.fault("lengths differ, must be equal: " + String.join(", ", lengths));
    return false;
  }
}
