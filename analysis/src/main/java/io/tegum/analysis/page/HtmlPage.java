package io.tegum.analysis.page;

import static io.tegum.analysis.page.Markup.escape;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The report's page: one file that loads nothing, and whose browser is told to load nothing. */
final class HtmlPage {
  private HtmlPage() {}

  /** A question with its answer, or empty when the sweep does not answer it. */
  record Section(Question question, Optional<Answer> answer) {}

  static String of(
      String directory,
      SweepRecord run,
      SweepSummary sweep,
      List<Section> sections,
      Optional<Explorer> explorer) {
    String title = sweep.names().isEmpty() ? "No trials yet" : String.join(", ", sweep.names());
    String pageScript = "\n" + Resource.text("page.js") + "\n";
    String explorerScript =
        "\n" + Resource.text("charts.js") + "\n" + Resource.text("explorer.js") + "\n";
    StringBuilder html = new StringBuilder(1 << 20);
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        // Style attributes and elements of figures; a style that may load nothing cannot tell.
        .append(" style-src 'unsafe-inline'; script-src 'sha256-")
        .append(hash(pageScript))
        .append("' 'sha256-")
        .append(hash(explorerScript))
        .append("'; base-uri 'none'; form-action 'none'\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>")
        .append(escape(title))
        .append(" – Tegum report</title>\n<style>\n")
        .append(Resource.text("page.css"))
        .append("\n</style>\n</head>\n<body>\n")
        .append("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n<h1>")
        .append(escape(title))
        .append("</h1>\n</header>\n");
    contents(html, sections, explorer.isPresent());
    html.append(
            "<main id=\"main\">\n<section id=\"summary\" aria-labelledby=\"summary-heading\">\n")
        .append("<h2 id=\"summary-heading\">Summary</h2>\n");
    PageSummary.append(html, directory, run, sweep);
    html.append("</section>\n");
    for (Section section : sections) {
      section.answer().ifPresent(a -> PageSection.append(html, section.question(), a));
    }
    explorer.ifPresent(e -> explorer(html, e));
    unanswered(html, sweep, sections);
    html.append("<section id=\"provenance\" aria-labelledby=\"provenance-heading\">\n")
        .append("<h2 id=\"provenance-heading\">Provenance</h2>\n");
    PageSummary.provenance(html, directory, run, sweep);
    html.append("</section>\n</main>\n<script>").append(pageScript).append("</script>\n");
    if (explorer.isPresent()) {
      html.append("<script>").append(explorerScript).append("</script>\n");
    }
    return html.append("</body>\n</html>\n").toString();
  }

  private static void contents(StringBuilder html, List<Section> sections, boolean hasExplorer) {
    html.append("<nav aria-label=\"Contents\">\n<ul>\n");
    link(html, "summary", "Summary");
    for (Section section : sections) {
      if (section.answer().isPresent()) {
        link(html, section.question().id(), section.question().text());
      }
    }
    if (hasExplorer) {
      link(html, "explorer", "Explorer: cells, trials, curves, matrices");
    }
    if (sections.stream().anyMatch(s -> s.answer().isEmpty())) {
      link(html, "unanswered", "Not answered by this sweep");
    }
    link(html, "provenance", "Provenance");
    html.append("</ul>\n</nav>\n");
  }

  private static void link(StringBuilder html, String id, String text) {
    html.append("<li><a href=\"#%s\">%s</a></li>\n".formatted(id, escape(text)));
  }

  private static void explorer(StringBuilder html, Explorer explorer) {
    html.append("<section id=\"explorer\" aria-labelledby=\"explorer-heading\">\n")
        .append("<h2 id=\"explorer-heading\">Explorer</h2>\n<p>")
        .append(escape(explorer.contents()))
        .append("</p>\n")
        .append(Resource.text("explorer.html"))
        .append("\n");
    PageSection.sql(html, "explorer-cells", "SQL behind the cells", explorer.queries().get(0));
    PageSection.sql(html, "explorer-trials", "SQL behind the trials", explorer.queries().get(1));
    html.append("<script type=\"application/json\" id=\"explorer-data\">")
        .append(explorer.json())
        .append("</script>\n</section>\n");
  }

  private static void unanswered(StringBuilder html, SweepSummary sweep, List<Section> sections) {
    List<Section> open = sections.stream().filter(s -> s.answer().isEmpty()).toList();
    if (open.isEmpty()) {
      return;
    }
    html.append("<section id=\"unanswered\" aria-labelledby=\"unanswered-heading\">\n")
        .append("<h2 id=\"unanswered-heading\">Not answered by this sweep</h2>\n<ul>\n");
    for (Section section : open) {
      html.append("<li>")
          .append(escape(section.question().text()))
          .append(" <em>")
          .append(reason(section.question(), sweep))
          .append("</em></li>\n");
    }
    html.append("</ul>\n</section>\n");
  }

  private static String reason(Question question, SweepSummary sweep) {
    if (sweep.completed() == 0) {
      return "No trial completed.";
    }
    return sweep
        .lacking(question)
        .map(Part::otherwise)
        .orElse("No completed trial has the values for it.");
  }

  private static String hash(String script) {
    try {
      byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
