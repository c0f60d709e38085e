package io.tegum.kernel.family;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A place in a spec, as a family's own readers see it; faults name its line and path. */
public interface SpecNode {

  /** The elements of a list, or empty where this is none. */
  Optional<List<SpecNode>> elements();

  /** Whether a mapping stands here. */
  boolean isMapping();

  /**
   * The fields of a mapping, or empty where this is none or one is not allowed. Tells of fields
   * that are not allowed.
   *
   * @param allowed names that may stand in it
   */
  Optional<Map<String, SpecNode>> fields(List<String> allowed);

  /** The number that stands here, or empty. */
  OptionalDouble number();

  /** The whole number of 64 bits that stands here, or empty. */
  Optional<Long> whole();

  /** The text that stands here, or empty. */
  Optional<String> text();

  /** "; did you mean all?", of the text that stands here, or nothing where no word is near. */
  String suggestion(List<String> words);

  /** How a message shows what stands here. */
  String shown();

  /** Tells that what stands here is wrong: "was 3, must be positive". */
  void fault(String message);

  /** Tells that a field of this mapping is missing, unless a misspelt one was told of already. */
  void missing(String field, String allowed);
}
