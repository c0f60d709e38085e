package io.tegum.sweep.spec;

import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Setting;
import io.tegum.sweep.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a spec is read for.
 *
 * @param family what may stand in it
 * @param faults collects what is wrong (Modified)
 * @param effort what its checks may take (Modified)
 */
record Reading(Family family, Faults faults, Effort effort) {

  Reading(Family family, Faults faults) {
    this(family, faults, new Effort());
  }

  /**
   * "; model.heads is a setting of the family addition; this sweep is of toy" where a name, with or
   * without its section, is none of this family but of others; else nothing.
   *
   * @param section where it stands; empty at the top or where a whole path is given
   */
  String ofOtherFamily(String name, String section) {
    String whole = section.isEmpty() ? name : section + "." + name;
    List<String> owners = owners(other -> other.equals(whole) || other.startsWith(whole + "."));
    boolean isWhole = !owners.isEmpty();
    if (!isWhole) {
      owners = owners(other -> other.endsWith("." + name));
    }
    return owners.isEmpty()
        ? ""
        : "; %s is a setting of the %s %s; this sweep is of %s"
            .formatted(
                isWhole ? whole : name,
                owners.size() == 1 ? "family" : "families",
                Wording.list(owners),
                family.name());
  }

  private List<String> owners(Predicate<String> isMeant) {
    return Families.names().stream()
        .filter(name -> !name.equals(family.name()))
        .filter(name -> paths(Families.named(name)).anyMatch(isMeant))
        .toList();
  }

  private static Stream<String> paths(Family family) {
    return family.settings().all().stream()
        .flatMap(
            setting -> SectionKeys.of(setting).stream().map(key -> SectionKeys.path(setting, key)));
  }

  /** Where a field of this name may stand, if not in the section where it stands. */
  List<String> elsewhere(String name, String section) {
    List<String> places = new ArrayList<>();
    for (Setting<?> setting : family.settings().all()) {
      if (SectionKeys.of(setting).contains(name) && !setting.section().equals(section)) {
        places.add(SectionKeys.path(setting, name));
      }
    }
    if (name.equals(LimitsReader.TRIAL_SECONDS)) {
      places.add(LimitsReader.SECTION + "." + name);
    }
    return places;
  }
}
