package io.tegum.analysis.report;

import io.tegum.analysis.results.SqlResource;

/** The resources beside this class: a .sql file a question, and the page's style. */
final class Resource {
  private Resource() {}

  /** The query of the question {@code id}. */
  static String sql(String id) {
    return text(id + ".sql");
  }

  /** The text of a resource, without blank lines around it. */
  static String text(String name) {
    return SqlResource.text(Resource.class, name);
  }
}
