package io.tegum.sweep.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A spec with a fault, and what must be said of it.
 *
 * @param spec the text
 * @param line line of the fault
 * @param field its field
 * @param parts what its one line must contain
 * @param others fields that are at fault too; no more than these
 */
record BadSpec(String spec, int line, String field, List<String> parts, List<String> others) {

  static final List<String> GOOD =
      List.of(
          "name: test",
          "model: {features: 20, hidden: 5}",
          "head: {pairs: [[0, 1]]}",
          "data: {sparsity: 0.9}",
          "training: {steps: 100}",
          "seeds: 2");

  /** The same, but the fault is told on another line. */
  BadSpec onLine(int other) {
    return new BadSpec(spec, other, field, parts, others);
  }

  /** The same, but further fields are at fault too. */
  BadSpec alsoSays(String... fields) {
    return new BadSpec(spec, line, field, parts, List.of(fields));
  }

  @Override
  public String toString() {
    return field + " " + String.join(" ", parts);
  }

  /** The good spec with one line replaced; line 7 is added. */
  static BadSpec bad(int line, String text, String field, String... parts) {
    List<String> lines = new ArrayList<>(GOOD);
    if (line > lines.size()) {
      lines.add(text);
    } else {
      lines.set(line - 1, text);
    }
    return new BadSpec(String.join("\n", lines) + "\n", line, field, List.of(parts), List.of());
  }

  static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  static BadSpec text(String spec, int line, String field, String... parts) {
    return new BadSpec(spec, line, field, List.of(parts), List.of());
  }

  /** Asserts that the one fault is told, in one line, and no other. */
  void check() {
    List<Fault> faults = faults(spec);
    Fault fault =
        faults.stream().filter(f -> f.field().equals(field())).findFirst().orElse(faults.get(0));
    assertThat(fault.describe()).contains(parts.toArray(String[]::new)).doesNotContain("\n");
    assertThat(fault.line()).as(fault.describe()).isEqualTo(line);
    assertThat(fault.field()).as(fault.describe()).isEqualTo(field());
    List<String> fields = new ArrayList<>(others());
    fields.add(field());
    assertThat(faults)
        .extracting(Fault::field)
        .as("no fault draws others after it")
        .containsExactlyInAnyOrderElementsOf(fields);
  }

  static List<Fault> faults(String spec) {
    return thrown(spec.getBytes(StandardCharsets.UTF_8)).faults();
  }

  static SpecException thrown(byte[] content) {
    return catchThrowableOfType(
        SpecException.class, () -> SweepSpec.parse("studies/x.yaml", content));
  }
}
