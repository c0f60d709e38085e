package io.tegum.sweep.spec;

import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Setting;
import java.util.ArrayList;
import java.util.List;

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
