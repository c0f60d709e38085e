package io.tegum.analysis.checkpoint;

import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Csv;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.FactTable;
import io.tegum.analysis.page.Html;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.OfflinePage;
import io.tegum.analysis.page.PageSection;
import io.tegum.analysis.page.ReportOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** A checkpoint's report: figures, their numbers, and one offline page. */
public final class CheckpointReport {
  private CheckpointReport() {}

  /** A question and what it is called. */
  private record Asked(String question, Optional<Answer> answer) {}

  /**
   * Writes index.html and, for each figure, ID.svg, ID.png and ID.csv. Registers the tables as
   * views in {@code spark}.
   *
   * @param directory the folder with the tables, a path or any Hadoop URI; only read
   * @return the sentence on structure
   */
  public static String write(
      SparkSession spark, String directory, CheckpointRecord record, ReportOutput output)
      throws IOException {
    CheckpointViews.register(spark, directory);
    Verdict verdict = Verdict.of(spark);
    PathAnswers paths = new PathAnswers(spark, verdict);
    HeadAnswers heads = new HeadAnswers(spark);
    Map<String, Asked> sections = new LinkedHashMap<>();
    sections.put(
        "structure",
        new Asked(
            "Do neurons have structure that chance does not give?",
            Optional.of(paths.statistic())));
    sections.put(
        "pictures", new Asked("How does structure look along the path?", paths.pictures()));
    sections.put("neighbours", new Asked("How near are nearest neighbours?", paths.neighbours()));
    sections.put("spectra", new Asked("How many directions do heads use?", heads.spectra()));
    sections.put("copying", new Asked("Do heads write what they read?", heads.copying()));
    sections.put("parts", new Asked("How few parts carry a score?", heads.parts()));

    OfflinePage page = new OfflinePage(record.name());
    page.section("summary", "Summary", summary(verdict, record));
    for (Map.Entry<String, Asked> section : sections.entrySet()) {
      if (section.getValue().answer().isPresent()) {
        Answer answer = section.getValue().answer().get();
        page.answer(section.getKey(), section.getValue().question(), answer);
        files(section.getKey(), answer, output);
      }
    }
    CheckpointExplorer.add(spark, page);
    page.section("provenance", "Provenance", List.of(facts(record)));
    write(output, "index.html", page.html());
    return verdict.sentence();
  }

  private static List<Html> summary(Verdict verdict, CheckpointRecord record) {
    List<Html> notes = new ArrayList<>();
    record.notes().forEach(note -> notes.add(Html.element("li").add(note)));
    return List.of(
        Html.element("p", "answer").add(verdict.sentence()), Html.element("ul").add(notes));
  }

  private static Html facts(CheckpointRecord record) {
    FactTable table = new FactTable();
    record.facts().forEach(table::row);
    return table.html();
  }

  private static void files(String section, Answer answer, ReportOutput output) throws IOException {
    for (Illustration figure : answer.illustrations()) {
      figure.write(output);
    }
    for (int i = 0; i < answer.further().size(); i++) {
      Evidence evidence = answer.further().get(i);
      write(output, PageSection.furtherId(section, i) + ".csv", Csv.of(evidence));
    }
  }

  private static void write(ReportOutput output, String name, String text) throws IOException {
    output.write(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
