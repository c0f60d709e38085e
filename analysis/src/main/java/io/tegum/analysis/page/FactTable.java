package io.tegum.analysis.page;

import static io.tegum.analysis.page.Html.element;

/** A table of names and what they come to. */
public final class FactTable {
  private final Html.Element table = element("table", "summary");

  /** Adds a row. */
  public void row(String name, String value) {
    row(name, new Html.Text(value));
  }

  /** Adds a row. */
  void row(String name, Html value) {
    table.add(
        element("tr").add(element("th").with("scope", "row").add(name), element("td").add(value)));
  }

  /** The table. */
  public Html html() {
    return table;
  }
}
