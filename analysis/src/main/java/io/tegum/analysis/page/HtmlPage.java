package io.tegum.analysis.page;

import static io.tegum.analysis.page.Html.element;

import io.tegum.analysis.page.OfflinePage.Answered;
import java.util.ArrayList;
import java.util.List;

/** The page of a sweep's report. */
final class HtmlPage {
  private HtmlPage() {}

  /** A question with what came of asking it. */
  record Section(Question question, Reply reply) {}

  /** The page up to the answers. */
  static OfflinePage answers(
      String directory, SweepRecord run, SweepSummary sweep, List<Section> sections) {
    String title = sweep.names().isEmpty() ? "No trials yet" : String.join(", ", sweep.names());
    OfflinePage page = new OfflinePage(title, FamilyReport.of(sweep.family()).terms());
    page.section("summary", "What was trained", PageSummary.of(directory, run, sweep));
    List<Answered> answers = new ArrayList<>();
    for (Section section : sections) {
      Question question = section.question();
      section
          .reply()
          .answer()
          .ifPresent(a -> answers.add(new Answered(question.id(), question.text(), a)));
    }
    page.brief(answers);
    answers.forEach(a -> page.answer(a.id(), a.question(), a.answer()));
    return page;
  }

  /** Adds the explorer. */
  static void explore(OfflinePage page, Explorer explorer) {
    page.section("explorer", "Explorer", explorer(explorer));
    page.charts(Resource.text("explorer.js"));
  }

  /** Adds what comes last: what the sweep does not answer, and what made it. */
  static void end(
      OfflinePage page,
      String directory,
      SweepRecord run,
      SweepSummary sweep,
      List<Section> sections) {
    List<Html> open = unanswered(sections);
    if (!open.isEmpty()) {
      page.section("unanswered", "Not answered by this sweep", List.of(element("ul").add(open)));
    }
    page.section("provenance", "Provenance", ProvenanceSection.of(directory, run, sweep));
  }

  private static List<Html> explorer(Explorer explorer) {
    return List.of(
        element("p").add(explorer.contents()),
        new Html.Markup(Resource.text("explorer.html")),
        PageSection.sql("explorer-cells", "SQL behind the cells", explorer.queries().get(0)),
        PageSection.sql("explorer-trials", "SQL behind the trials", explorer.queries().get(1)),
        Html.data("explorer-data", explorer.json()),
        Html.data("explorer-details", explorer.details()));
  }

  private static List<Html> unanswered(List<Section> sections) {
    List<Html> open = new ArrayList<>();
    for (Section section : sections) {
      if (section.reply().answer().isEmpty()) {
        Question question = section.question();
        open.add(
            element("li")
                .add(question.text() + " ")
                .add(element("em").add(section.reply().otherwise())));
      }
    }
    return open;
  }
}
