package io.tegum.kernel.family;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A choice that specs and results spell with a fixed label, for instance {@code adamw}. */
public interface Labelled {

  /** The spelling in specs and in the results table. */
  String label();

  /** The constant of {@code kind} with the given label, or empty when there is none. */
  static <E extends Enum<E> & Labelled> Optional<E> parse(Class<E> kind, String label) {
    return Arrays.stream(kind.getEnumConstants()).filter(e -> e.label().equals(label)).findFirst();
  }

  /** All labels of {@code kind}, in declaration order. */
  static <E extends Enum<E> & Labelled> List<String> labels(Class<E> kind) {
    return Arrays.stream(kind.getEnumConstants()).map(Labelled::label).toList();
  }
}
