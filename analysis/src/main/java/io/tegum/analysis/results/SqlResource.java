package io.tegum.analysis.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text resources that stand beside a class: queries, mostly. */
public final class SqlResource {
  private SqlResource() {}

  /**
   * The text of a resource, without blank lines around it.
   *
   * @param beside a class of the package that it stands in
   * @param name its file name
   * @throws IllegalArgumentException if there is no such resource
   */
  public static String text(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("Cannot read " + name + ": no such resource");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name + ": " + e.getMessage(), e);
    }
  }
}
