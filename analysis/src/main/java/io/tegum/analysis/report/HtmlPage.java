package io.tegum.analysis.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report's page: one file, no script, nothing loaded from elsewhere. */
final class HtmlPage {
  private HtmlPage() {}

  /** A question with its answer, or empty when the sweep does not answer it. */
  record Section(Question question, Optional<Answer> answer) {}

  static String of(
      String directory, SweepSummary sweep, List<Section> sections, String provenance) {
    String title = sweep.names().isEmpty() ? "No trials yet" : String.join(", ", sweep.names());
    StringBuilder html = new StringBuilder(1 << 20);
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>")
        .append(escape(title))
        .append(" – Tegum report</title>\n<style>\n")
        .append(Resource.text("page.css"))
        .append("\n</style>\n</head>\n<body>\n<main>\n<h1>")
        .append(escape(title))
        .append("</h1>\n");
    summary(html, directory, sweep);
    for (Section section : sections) {
      section.answer().ifPresent(answer -> answered(html, section.question(), answer));
    }
    unanswered(html, sweep, sections);
    html.append("<h2>Provenance</h2>\n<pre>")
        .append(escape(provenance))
        .append("</pre>\n</main>\n</body>\n</html>\n");
    return html.toString();
  }

  private static void summary(StringBuilder html, String directory, SweepSummary sweep) {
    if (sweep.trials() == 0) {
      html.append("<p class=\"answer\">There is no finished trial in <code>")
          .append(escape(directory))
          .append("</code> yet. Trials appear here as soon as a run has finished its first bundle:")
          .append(" look at <code>tegum status</code>, then write this report again.</p>\n");
      return;
    }
    html.append("<table class=\"summary\">\n");
    row(html, "Trials", sweep.trials() + " (" + counts(sweep.countByStatus()) + ")");
    row(html, "With a head", Long.toString(sweep.withHead()));
    row(html, "Seeds", Long.toString(sweep.seeds()));
    row(html, "Training time", duration(sweep.trainSeconds()) + " over all trials");
    row(html, "Code", String.join(", ", sweep.codeVersions()));
    row(html, "Results", directory);
    for (SweepSummary.VaryingAxis axis : sweep.varying()) {
      row(html, axis.axis().label(), axis.count() + " values: " + axis.span());
    }
    html.append("</table>\n");
    if (sweep.codeVersions().size() > 1) {
      html.append("<p class=\"note\">Trials of several code versions are mixed here.</p>\n");
    }
  }

  private static void answered(StringBuilder html, Question question, Answer answer) {
    html.append("<section id=\"")
        .append(question.id())
        .append("\">\n<h2>")
        .append(escape(question.text()))
        .append("</h2>\n<p class=\"answer\">")
        .append(escape(answer.sentence()))
        .append("</p>\n");
    for (Illustration figure : answer.illustrations()) {
      html.append("<figure>").append(figure.svg()).append("</figure>\n");
      sql(html, "SQL behind this figure", figure.evidence());
    }
    for (Evidence evidence : answer.further()) {
      sql(html, "SQL behind this answer", evidence);
    }
    html.append("</section>\n");
  }

  private static void sql(StringBuilder html, String summary, Evidence evidence) {
    html.append("<details><summary>")
        .append(summary)
        .append("</summary>\n<pre>")
        .append(escape(evidence.sql()))
        .append("</pre></details>\n");
  }

  private static void unanswered(StringBuilder html, SweepSummary sweep, List<Section> sections) {
    List<Section> open = sections.stream().filter(s -> s.answer().isEmpty()).toList();
    if (open.isEmpty()) {
      return;
    }
    html.append("<h2>Not answered by this sweep</h2>\n<ul>\n");
    for (Section section : open) {
      html.append("<li>")
          .append(escape(section.question().text()))
          .append(" <em>")
          .append(reason(section.question(), sweep))
          .append("</em></li>\n");
    }
    html.append("</ul>\n");
  }

  private static String reason(Question question, SweepSummary sweep) {
    if (sweep.completed() == 0) {
      return "No trial completed.";
    }
    return question.needsHead() && sweep.withHead() == 0
        ? "Its trials have no head; give the spec a head: block."
        : "No completed trial has the values for it.";
  }

  private static void row(StringBuilder html, String name, String value) {
    html.append("<tr><th>")
        .append(escape(name))
        .append("</th><td>")
        .append(escape(value))
        .append("</td></tr>\n");
  }

  private static String counts(Map<String, Long> countByStatus) {
    return String.join(
        ", ", countByStatus.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList());
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 120) {
      return whole + " s";
    }
    return whole < 7200 ? whole / 60 + " min" : whole / 3600 + " h";
  }

  /** Text that cannot become markup, in an element or a quoted attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
