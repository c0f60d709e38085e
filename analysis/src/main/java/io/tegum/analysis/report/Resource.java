package io.tegum.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The resources beside this class: a .sql file a question, and the page's style. */
final class Resource {
  private Resource() {}

  /** The query of the question {@code id}. */
  static String sql(String id) {
    return text(id + ".sql");
  }

  /** The text of a resource, without blank lines around it. */
  static String text(String name) {
    try (InputStream in = Resource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("Cannot read " + name + ": no such resource");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name + ": " + e.getMessage(), e);
    }
  }
}
