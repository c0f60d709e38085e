package io.tegum.sweep.spec;

import io.tegum.sweep.wording.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the faults of one file, so that all are told in one go. */
final class Faults {

  /** Most faults that are told: who has more than that has another kind of file. */
  static final int MAX_TOLD = 50;

  private final String file;
  private final List<Fault> faults = new ArrayList<>();

  Faults(String file) {
    this.file = file;
  }

  void add(int line, String field, String message) {
    faults.add(new Fault(file, line, field, message));
  }

  /** The file as the user named it. */
  String file() {
    return file;
  }

  int count() {
    return faults.size();
  }

  SpecException exception() {
    List<Fault> all =
        faults.stream().distinct().sorted(Comparator.comparingInt(Fault::line)).toList();
    if (all.size() <= MAX_TOLD) {
      return new SpecException(all);
    }
    List<Fault> told = new ArrayList<>(all.subList(0, MAX_TOLD - 1));
    String rest = Wording.count(all.size() - told.size()) + " more faults, which are not told";
    told.add(new Fault(file, 0, "", rest));
    return new SpecException(told);
  }

  void throwIfAny() {
    if (!faults.isEmpty()) {
      throw exception();
    }
  }
}
