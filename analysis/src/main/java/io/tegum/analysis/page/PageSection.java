package io.tegum.analysis.page;

import static io.tegum.analysis.page.Markup.escape;

import org.apache.spark.sql.Row;

/** A question with its answer on the page: sentence, figures, SQL, downloads. */
public final class PageSection {
  /** Longer CSV files stand beside the page only. */
  private static final int LONGEST_CSV = 300_000;

  private static final int MOST_ROWS_SHOWN = 20;

  private PageSection() {}

  static void append(StringBuilder html, Question question, Answer answer) {
    append(html, question.id(), question.text(), answer);
  }

  /** Appends a section: what was asked, and the answer. */
  public static void append(StringBuilder html, String section, String asked, Answer answer) {
    html.append("<section id=\"%1$s\" aria-labelledby=\"%1$s-heading\">\n".formatted(section))
        .append("<h2 id=\"%s-heading\">%s</h2>\n".formatted(section, escape(asked)))
        .append("<p class=\"answer\">")
        .append(escape(answer.sentence()))
        .append("</p>\n");
    for (Illustration figure : answer.illustrations()) {
      figure(html, figure);
    }
    for (int i = 0; i < answer.further().size(); i++) {
      Evidence evidence = answer.further().get(i);
      String id = furtherId(section, i);
      html.append("<div class=\"evidence\">\n");
      if (evidence.rows().size() <= MOST_ROWS_SHOWN) {
        table(html, evidence);
      }
      sql(html, id, "SQL behind this answer", evidence.sql());
      downloads(html, id, Csv.of(evidence), false);
      html.append("</div>\n");
    }
    html.append("</section>\n");
  }

  /** Name of the file with an answer's numbers that no figure shows. */
  static String furtherId(Question question, int index) {
    return furtherId(question.id(), index);
  }

  /** Likewise, of a section. */
  public static String furtherId(String section, int index) {
    return section + "-numbers" + (index == 0 ? "" : "-" + (index + 1));
  }

  private static void figure(StringBuilder html, Illustration figure) {
    html.append("<figure id=\"figure-%s\">\n<div class=\"card\">".formatted(figure.id()))
        .append(figure.svg())
        .append("</div>\n<figcaption>\n");
    sql(html, figure.id(), "SQL behind this figure", figure.evidence().sql());
    downloads(html, figure.id(), Csv.of(figure.evidence()), true);
    html.append("</figcaption>\n</figure>\n");
  }

  /** A query behind a fold, with a button that copies it. */
  public static void sql(StringBuilder html, String id, String summary, String sql) {
    html.append("<details><summary>")
        .append(summary)
        .append("</summary>\n<pre tabindex=\"0\" id=\"sql-%s\">".formatted(id))
        .append(escape(sql))
        .append("</pre>\n<button type=\"button\" data-copy=\"sql-%s\">Copy</button>".formatted(id))
        .append("</details>\n");
  }

  private static void downloads(StringBuilder html, String id, String csv, boolean hasFigure) {
    html.append("<p class=\"downloads\">");
    if (csv.length() <= LONGEST_CSV) {
      button(html, "csv", id, "CSV");
    }
    if (hasFigure) {
      button(html, "svg", id, "SVG");
    }
    html.append("<span>Beside this page: %s.csv".formatted(id))
        .append(hasFigure ? ", %1$s.svg, %1$s.png".formatted(id) : "")
        .append("</span></p>\n");
    if (csv.length() <= LONGEST_CSV) {
      html.append("<script type=\"application/json\" id=\"csv-%s\">".formatted(id));
      Json.string(html, csv).append("</script>\n");
    }
  }

  private static void button(StringBuilder html, String kind, String id, String label) {
    html.append(
        "<button type=\"button\" data-%s=\"%s\" aria-label=\"Download %s.%s\">%s</button>\n"
            .formatted(kind, id, id, kind, label));
  }

  private static void table(StringBuilder html, Evidence evidence) {
    html.append("<div class=\"wide\"><table class=\"numbers\">\n<tr>");
    for (String column : evidence.columns()) {
      html.append("<th scope=\"col\">").append(escape(column.replace('_', ' '))).append("</th>");
    }
    for (Row row : evidence.rows()) {
      html.append("</tr>\n<tr>");
      for (int i = 0; i < row.length(); i++) {
        html.append("<td>").append(escape(String.valueOf(row.get(i)))).append("</td>");
      }
    }
    html.append("</tr>\n</table></div>\n");
  }
}
