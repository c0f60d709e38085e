package io.tegum.analysis.page;

import io.tegum.analysis.results.SqlResource;

/** The resources beside this class: the page's style and scripts, and the explorer's queries. */
final class Resource {
  private Resource() {}

  /** The query {@code id}. */
  static String sql(String id) {
    return text(id + ".sql");
  }

  /** The text of a resource, without blank lines around it. */
  static String text(String name) {
    return SqlResource.text(Resource.class, name);
  }
}
