package io.tegum.analysis.page;

import static io.tegum.analysis.page.Html.element;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** A question with its answer on the page: sentence, figures, SQL, downloads. */
public final class PageSection {
  /** Longer CSV files stand beside the page only. */
  private static final int LONGEST_CSV = 300_000;

  private static final int MOST_ROWS_SHOWN = 20;

  private PageSection() {}

  /** A section of a page, with nothing but its heading. */
  static Html.Element of(String id, String heading) {
    return element("section")
        .with("id", id)
        .with("aria-labelledby", id + "-heading")
        .add(element("h2").with("id", id + "-heading").add(heading));
  }

  /**
   * An answer.
   *
   * @param section id of its section
   * @param figuresBefore how many figures the page has before it
   */
  static List<Html> answer(String section, Answer answer, Terms terms, int figuresBefore) {
    List<Html> content = new ArrayList<>();
    content.add(element("p", "answer").add(terms.linked(answer.sentence())));
    int number = figuresBefore;
    for (Illustration figure : answer.illustrations()) {
      content.add(figure(figure, ++number));
    }
    for (int i = 0; i < answer.further().size(); i++) {
      Evidence evidence = answer.further().get(i);
      Html.Element numbers = element("div", "evidence");
      if (evidence.rows().size() <= MOST_ROWS_SHOWN) {
        numbers.add(table(evidence));
      }
      content.add(numbers.add(sources(furtherId(section, i), evidence, "SQL behind this answer")));
    }
    return content;
  }

  /** Name of the file with a section's numbers that no figure shows. */
  public static String furtherId(String section, int index) {
    return section + "-numbers" + (index == 0 ? "" : "-" + (index + 1));
  }

  private static Html figure(Illustration figure, int number) {
    return element("figure")
        .with("id", "figure-" + figure.id())
        .add(
            element("div", "card").add(new Html.Markup(figure.svg())),
            element("figcaption")
                .add(
                    sources(figure.id(), figure.evidence(), "SQL behind this figure")
                        .addFirst(element("span", "number").add("Figure " + number))
                        .add(button("svg", figure.id(), "SVG"))));
  }

  /** A query behind a fold, with a button that copies it. */
  public static Html sql(String id, String summary, String sql) {
    return element("details", "sql")
        .add(
            element("summary").add(summary),
            element("pre").with("tabindex", "0").with("id", "sql-" + id).add(sql),
            element("button").with("type", "button").with("data-copy", "sql-" + id).add("Copy"));
  }

  private static Html.Element sources(String id, Evidence evidence, String summary) {
    Html.Element sources = element("div", "sources").add(sql(id, summary, evidence.sql()));
    String csv = Csv.of(evidence);
    if (csv.length() <= LONGEST_CSV) {
      sources.add(button("csv", id, "CSV"), Html.data("csv-" + id, Json.of(csv)));
    } else {
      sources.add(element("span", "note").add("Beside this page: " + id + ".csv"));
    }
    return sources;
  }

  private static Html button(String kind, String id, String label) {
    return element("button")
        .with("type", "button")
        .with("data-" + kind, id)
        .with("aria-label", "Download " + id + "." + kind)
        .add(label);
  }

  private static Html table(Evidence evidence) {
    Html.Element head = element("tr");
    for (String column : evidence.columns()) {
      head.add(element("th").with("scope", "col").add(column.replace('_', ' ')));
    }
    Html.Element table = element("table", "numbers").add(head);
    for (Row row : evidence.rows()) {
      Html.Element cells = element("tr");
      for (int i = 0; i < row.length(); i++) {
        cells.add(element("td").add(String.valueOf(row.get(i))));
      }
      table.add(cells);
    }
    return element("div", "wide").add(table);
  }
}
