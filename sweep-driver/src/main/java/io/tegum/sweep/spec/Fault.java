package io.tegum.sweep.spec;

import io.tegum.sweep.wording.OneLine;

/**
 * One thing that is wrong with a spec.
 *
 * @param file the file as the user named it
 * @param line 1-based line; 0 when the fault has no line
 * @param field path of the field, for instance {@code data.sparsity[2]}; empty when none is at
 *     fault
 * @param message what was wrong and what is allowed
 */
public record Fault(String file, int line, String field, String message) {

  /** One line: {@code studies/x.yaml:7: data.sparsity: was 1.2, must be in [0, 1)}. */
  public String describe() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    text.append(": ");
    if (!field.isEmpty()) {
      text.append(field).append(": ");
    }
    return OneLine.bounded(text.append(message).toString());
  }

  @Override
  public String toString() {
    return describe();
  }
}
