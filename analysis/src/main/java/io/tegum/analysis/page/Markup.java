package io.tegum.analysis.page;

/** Text that stays text on a page. */
final class Markup {
  private Markup() {}

  /** Text that cannot become markup, in an element or a quoted attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
