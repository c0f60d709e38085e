package io.tegum.analysis.page;

/** Text that stays text on a page. */
public final class Markup {
  private Markup() {}

  /** Text that cannot become markup, in an element or a quoted attribute. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
