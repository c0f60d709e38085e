package io.tegum.sweep.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the faults of one file, so that all are told in one go. */
final class Faults {

  private final String file;
  private final List<Fault> faults = new ArrayList<>();

  Faults(String file) {
    this.file = file;
  }

  void add(int line, String field, String message) {
    faults.add(new Fault(file, line, field, message));
  }

  int count() {
    return faults.size();
  }

  SpecException exception() {
    return new SpecException(
        faults.stream().distinct().sorted(Comparator.comparingInt(Fault::line)).toList());
  }

  void throwIfAny() {
    if (!faults.isEmpty()) {
      throw exception();
    }
  }
}
