package io.tegum.analysis.page;

import io.tegum.analysis.results.KeptViews;
import io.tegum.analysis.results.ResultsFolder;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.kernel.family.Family;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;

/**
 * A sweep's report: a figure a question as SVG, and one HTML page that holds them all and needs no
 * network.
 */
public final class Report {
  /**
   * What a page may weigh, and how much of it the explorer at most and, beside figures, at least.
   */
  private static final long PAGE_BYTES = 9_500_000;

  private static final long MOST_EXPLORER_BYTES = 7_500_000;
  private static final long LEAST_EXPLORER_BYTES = 500_000;

  private Report() {}

  /**
   * Writes index.html and, for each figure, ID.svg, ID.png and ID.csv. Registers the views trials
   * and curves in {@code spark}, as {@link ResultsViews#register} does. An empty folder gives a
   * page that says so.
   *
   * @param directory the results folder, a path or any Hadoop URI; only read
   * @param run what the folder says about its run
   * @param output where the files go; their names have no folders
   */
  public static void write(
      SparkSession spark, String directory, SweepRecord run, ReportOutput output)
      throws IOException {
    write(spark, ResultsFolder.whole(directory), run, output);
  }

  /** As above, of some files of a folder. */
  public static void write(
      SparkSession spark, ResultsFolder folder, SweepRecord run, ReportOutput output)
      throws IOException {
    Family family = ResultsViews.register(spark, folder);
    ask(spark, family, folder.directory(), run, FamilyReport.of(family).questions(), output);
  }

  /** With these questions only. */
  static void write(
      SparkSession spark,
      ResultsFolder folder,
      SweepRecord run,
      List<Question> questions,
      ReportOutput output)
      throws IOException {
    Family family = ResultsViews.register(spark, folder);
    ask(spark, family, folder.directory(), run, questions, output);
  }

  private static void ask(
      SparkSession spark,
      Family family,
      String directory,
      SweepRecord run,
      List<Question> questions,
      ReportOutput output)
      throws IOException {
    QueryEvaluation evaluation = new QueryEvaluation(spark);
    try {
      evaluation.choose();
      answer(spark, family, directory, run, questions, output);
    } finally {
      evaluation.restore();
    }
  }

  private static void answer(
      SparkSession spark,
      Family family,
      String directory,
      SweepRecord run,
      List<Question> questions,
      ReportOutput output)
      throws IOException {
    KeptViews kept = KeptViews.of(spark, family);
    try {
      SweepSummary sweep = SweepSummary.of(spark);
      List<HtmlPage.Section> sections = sections(spark, sweep, questions, output);
      OfflinePage page = HtmlPage.answers(directory, run, sweep, sections);
      if (sweep.trials() > 0 && !FamilyReport.of(family).metrics().isEmpty()) {
        long bytes = Math.min(MOST_EXPLORER_BYTES, PAGE_BYTES - page.html().length());
        HtmlPage.explore(page, Explorer.of(spark, sweep, Math.max(LEAST_EXPLORER_BYTES, bytes)));
      }
      HtmlPage.end(page, directory, run, sweep, sections);
      write(output, "index.html", page.html());
    } finally {
      kept.release();
    }
  }

  /**
   * Asks several questions at once, as a query leaves cores idle while it is planned and while its
   * last tasks run. Takes the answers, and writes their files, in the questions' order.
   */
  private static List<HtmlPage.Section> sections(
      SparkSession spark, SweepSummary sweep, List<Question> questions, ReportOutput output)
      throws IOException {
    List<HtmlPage.Section> sections = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<HtmlPage.Section>> asked = new ArrayList<>();
      for (Question question : questions.stream().filter(q -> q.isAbout(spark, sweep)).toList()) {
        asked.add(pool.submit(() -> section(spark, sweep, question)));
      }
      for (Future<HtmlPage.Section> section : asked) {
        sections.add(section.get());
        files(section.get(), output);
      }
      return sections;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptedIOException("Interrupted while questions were asked");
    } finally {
      pool.shutdownNow();
    }
  }

  private static HtmlPage.Section section(
      SparkSession spark, SweepSummary sweep, Question question) {
    if (sweep.completed() == 0) {
      return new HtmlPage.Section(question, Reply.none("No trial completed."));
    }
    Optional<String> lacking =
        question.needs().stream().flatMap(need -> need.lacking(sweep).stream()).findFirst();
    return new HtmlPage.Section(
        question, lacking.map(Reply::none).orElseGet(() -> question.ask(spark, sweep)));
  }

  private static void files(HtmlPage.Section section, ReportOutput output) throws IOException {
    if (section.reply().answer().isEmpty()) {
      return;
    }
    Answer answer = section.reply().answer().get();
    for (Illustration figure : answer.illustrations()) {
      figure.write(output);
    }
    for (int i = 0; i < answer.further().size(); i++) {
      String name = PageSection.furtherId(section.question().id(), i) + ".csv";
      write(output, name, Csv.of(answer.further().get(i)));
    }
  }

  private static void write(ReportOutput output, String name, String text) throws IOException {
    output.write(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
