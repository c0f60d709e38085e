package io.tegum.analysis.report;

import io.tegum.analysis.results.ResultsViews;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * A sweep's report: a figure a question as SVG, and one HTML page that holds them all and needs no
 * network.
 */
public final class Report {
  private static final List<Question> QUESTIONS =
      List.of(
          new PhaseQuestion(
              "pairs-found",
              "Where does every pair of interest get singular vectors of its own?",
              "Worst pair score",
              0.9),
          new PhaseQuestion(
              "features-recovered",
              "Are the attended features recovered?",
              "Share of attended features recovered",
              0.99),
          new SpectrumQuestion(),
          new TrainingQuestion(),
          new RepresentedQuestion(),
          new FeaturesQuestion(),
          new DictionaryQuestion());

  private Report() {}

  /**
   * Writes index.html and the figures. Registers the views trials and curves in {@code spark}, as
   * {@link ResultsViews#register} does. An empty folder gives a page that says so.
   *
   * @param directory the results folder, a path or any Hadoop URI; only read
   * @param provenance text for the foot of the page: the spec, versions, where and when
   * @param output where the files go; their names have no folders
   */
  public static void write(
      SparkSession spark, String directory, String provenance, ReportOutput output)
      throws IOException {
    ResultsViews.register(spark, directory);
    SweepSummary sweep = SweepSummary.of(spark);
    List<HtmlPage.Section> sections = new ArrayList<>();
    for (Question question : QUESTIONS) {
      Optional<Answer> answer =
          sweep.completed() == 0 || (question.needsHead() && sweep.withHead() == 0)
              ? Optional.empty()
              : question.ask(spark, sweep);
      sections.add(new HtmlPage.Section(question, answer));
      if (answer.isPresent()) {
        for (Illustration figure : answer.get().illustrations()) {
          output.write(figure.id() + ".svg", figure.svg().getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    String page = HtmlPage.of(directory, sweep, sections, provenance);
    output.write("index.html", page.getBytes(StandardCharsets.UTF_8));
  }
}
