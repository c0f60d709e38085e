package io.tegum.sweep.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A spec that was read and is wrong; exit code 65. Its message has one line a fault. */
public final class SpecException extends RuntimeException {

  private final transient List<Fault> faults;

  SpecException(List<Fault> faults) {
    super(faults.stream().map(Fault::describe).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** The one fault of a region, which no single field of it shows. */
  public static SpecException of(RegionSpec region, String message) {
    return new SpecException(List.of(new Fault(region.file(), region.line(), "", message)));
  }

  /** All faults that were found, by line; at least one. */
  public List<Fault> faults() {
    return faults;
  }
}
