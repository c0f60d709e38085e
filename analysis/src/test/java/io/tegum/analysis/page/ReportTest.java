package io.tegum.analysis.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.results.ResultsFolder;
import io.tegum.analysis.results.TrialRow;
import io.tegum.analysis.toy.AlignmentMapsQuestion;
import io.tegum.analysis.toy.FeatureQuestions;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final String EVIL = "<script>alert('x')</script> & \"sweep\"";

  /** Machines without fonts cannot draw PNG. */
  private static final boolean DRAWS =
      Png.of(
              "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\""
                  + " height=\"9\"><text>x</text></svg>")
          .isPresent();

  private static final List<String> KINDS =
      DRAWS ? List.of(".svg", ".png", ".csv") : List.of(".svg", ".csv");

  /** What the wording around the answers does not depend on. */
  private static final List<Question> ONE_QUESTION = List.of(FeatureQuestions.REPRESENTED);

  @TempDir Path directory;
  private List<Question> questions = FamilyReport.of(SyntheticSweep.FAMILY).questions();
  private Map<String, String> facts =
      Map.of("trials", "630", "host", "<b>", "finished", "2026-01-01T00:00:00Z");

  @Test
  void aSweepWithAHeadAnswersEveryQuestion() throws IOException {
    Map<String, String> files = write(SyntheticSweep.withHead(EVIL));
    assertThat(files)
        .containsOnlyKeys(
            files(
                "alignment-maps-1",
                "angles",
                "antipodal",
                "arrows-n8-m3",
                "attended",
                "chance",
                "dictionary-n8-m3",
                "dimensionality",
                "dimensions",
                "dual",
                "dynamics",
                "dynamics-features",
                "dynamics-scores",
                "effective-rank",
                "energy",
                "factor-energy-1",
                "factors",
                "features-recovered",
                "features",
                "geometry-n8-m3",
                "head-gap",
                "norms-n8-m3",
                "onset-lag",
                "onset",
                "pairs-found",
                "rank",
                "represented",
                "spectrum",
                "strengths",
                "training"));
    String page = files.get("index.html");
    assertThat(page)
        .contains("630 of 630 (621 completed, 9 diverged)", "0.1.0-test", "5 values: 0.01 to 100")
        .contains("<th scope=\"row\">Training</th><td>", "Steps: 10000; ", "Optimiser: adam; ")
        .contains("median over 3 seeds a cell")
        .contains("array_min(transform(pair_score, s -&gt; greatest(coalesce(s, 0), 0)))")
        .doesNotContain("Its trials have no head", "class=\"caution\" role");
    // By the made-up score: the worst pair is .05 below the first, at rank 1 never found.
    assertThat(page).contains(pairsFoundSentence());
  }

  /**
   * Counts cells from the synthetic scores, without SQL; the median of three seeds is seed 1's. In
   * two phases the first lambda's trials stand for all.
   */
  private static String pairsFoundSentence() {
    Map<Schedule, long[]> cells = new TreeMap<>();
    double first = SyntheticSweep.LAMBDAS.get(0);
    for (TrialRow row : SyntheticSweep.withHead("again")) {
      var metrics = SyntheticSweep.toy(row).metrics();
      TrialConfiguration configuration = SyntheticSweep.toy(row).configuration();
      Schedule schedule = configuration.training().schedule();
      boolean isFirst = configuration.head().orElseThrow().lambda() == first;
      if (configuration.seed() == 1
          && metrics.isPresent()
          && (schedule == Schedule.JOINT || isFirst)) {
        double[] score = metrics.get().head().orElseThrow().pairMatch().score();
        long[] counts = cells.computeIfAbsent(schedule, s -> new long[2]);
        counts[0] += Math.min(score[0], score[1]) > 0.9 ? 1 : 0;
        counts[1]++;
      }
    }
    long[] joint = cells.get(Schedule.JOINT);
    long[] inTurn = cells.get(Schedule.REPRESENTATION_THEN_HEAD);
    return "Median above 0.9: joint %d of %d cells (%s); representation-then-head %d of %d cells ("
        .formatted(joint[0], joint[1], Percent.of(joint[0], joint[1]), inTurn[0], inTurn[1]);
  }

  @Test
  void nothingIsLoadedAndNothingInjected() throws IOException {
    questions = ONE_QUESTION;
    String page = write(SyntheticSweep.withHead(EVIL).subList(0, 40)).get("index.html");
    assertThat(page)
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;sweep&quot;")
        .contains("<td>&lt;b&gt;</td>", "name: &lt;/pre&gt;")
        .contains("<script type=\"application/json\" id=\"explorer-data\">{\"axes\"")
        .doesNotContain("<script>alert", "src=", "@import", "<link", "url(http");
    assertThat(page.replaceAll("\"http://www.w3.org/(2000/svg|1999/xlink)\"", ""))
        .doesNotContain("http:", "https:");
  }

  @Test
  void aSweepWithoutAHeadSaysWhatItDoesNotAnswer() throws IOException {
    Map<String, String> files = write(SyntheticSweep.headless("plain"));
    assertThat(files)
        .containsOnlyKeys(
            files(
                "arrows-n8-m3",
                "dictionary-n8-m3",
                "dimensionality",
                "dimensions",
                "dynamics",
                "dynamics-features",
                "features",
                "geometry-n8-m3",
                "norms-n8-m3",
                "represented"));
    assertThat(files.get("index.html"))
        .contains("Not answered by this sweep")
        .contains(
            "Which comes first in a trial, alignment or orthogonality? <em>Its trials have no head")
        .contains(" in the best seed: of 8 features in 3 dimensions, 3 at S = 0");
  }

  @Test
  void anEmptyFolderGivesAPage() throws IOException {
    questions = ONE_QUESTION;
    Map<String, String> files = write(List.of());
    assertThat(files).containsOnlyKeys("index.html");
    assertThat(files.get("index.html"))
        .contains("There is no finished trial in <code>" + directory, "No trial completed")
        .doesNotContain("explorer-data");
  }

  @Test
  void aSweepOfDivergedTrialsGivesAPage() throws IOException {
    questions = ONE_QUESTION;
    Map<String, String> files =
        write(
            SyntheticSweep.withHead("wild").stream()
                .filter(r -> SyntheticSweep.toy(r).metrics().isEmpty())
                .toList());
    assertThat(files).containsOnlyKeys("index.html");
    assertThat(files.get("index.html"))
        .contains("9 of 630 (9 diverged)", "No trial completed", "\"statuses\":[\"diverged\"]");
  }

  @Test
  void aSingleTrialGivesEveryFigureThatNeedsNoAxis() throws IOException {
    assertThat(write(SyntheticSweep.withHead("one").subList(100, 101)).keySet())
        .contains("training.csv", "alignment-maps-1.svg", "chance.svg", "dynamics-scores.svg")
        .doesNotContain("rank.svg", "attended.svg", "antipodal.svg", "dimensions.svg");
  }

  @Test
  void theSameFolderGivesTheSameBytes() throws IOException {
    questions = ONE_QUESTION;
    Map<String, String> first = write(SyntheticSweep.headless("plain"));
    assertThat(report()).isEqualTo(first);
  }

  @Test
  void aHalfFinishedSweepSaysSoFirst() throws IOException {
    questions = ONE_QUESTION;
    facts = Map.of("trials", "630", "host", "<b>");
    String page = write(SyntheticSweep.withHead("half").subList(0, 312)).get("index.html");
    assertThat(page)
        .contains("312 of the sweep’s 630 trials (50 %) are here", "A run is on, or was stopped")
        .contains("312 of 630 (303 completed, 9 diverged)");
    assertThat(page.indexOf("Half-finished")).isLessThan(page.indexOf("<table"));
  }

  @Test
  void aMixedFolderSaysWhatIsMixed() throws IOException {
    questions = ONE_QUESTION;
    List<TrialRow> rows = new ArrayList<>(SyntheticSweep.withHead("one").subList(0, 300));
    for (TrialRow row : SyntheticSweep.withHead(EVIL).subList(300, 400)) {
      rows.add(new TrialRow(EVIL, "0.2.0-<i>", row.result()));
    }
    facts = Map.of("trials", "350");
    assertThat(write(rows).get("index.html"))
        .contains("0.1.0-test (results version 6): 300; 0.2.0-&lt;i&gt; (results version 6): 100")
        .contains("Mixed: 400 trials are here, more than the 350 of the spec")
        .contains("Mixed: trials of 2 sweeps")
        .contains(
            "\"name\":\"sweep\",\"label\":\"Sweep\",\"symbol\":\"\",\"values\":[\"\\u003Cscript\\u003Ealert('x')\\u003C/script\\u003E"
                + " \\u0026 \\\"sweep\\\"\",\"one\"]");
  }

  @Test
  void aFolderOfTablesAloneSaysThatItsEndIsUnknown() throws IOException {
    questions = ONE_QUESTION;
    facts = Map.of();
    assertThat(write(SyntheticSweep.headless("plain")).get("index.html"))
        .contains("Whether the sweep is complete is not known");
  }

  @Test
  void headlessAndHeadTrialsStandTogether() throws IOException {
    questions = ONE_QUESTION;
    List<TrialRow> rows = new ArrayList<>(SyntheticSweep.withHead("both").subList(0, 100));
    rows.addAll(SyntheticSweep.headless("both").subList(0, 20));
    assertThat(write(rows).get("index.html"))
        .contains("<th scope=\"row\">With a head</th><td>100</td>")
        .contains("\"symbol\":\"λ\",\"values\":[null,0.01");
  }

  @Test
  void sweepsOverSetsOfPairsAreReported() throws IOException {
    questions = List.of(new AlignmentMapsQuestion());
    List<TrialRow> rows = new ArrayList<>();
    for (TrialRow row : SyntheticSweep.withHead("sets").subList(0, 60)) {
      rows.add(row);
      TrialConfiguration one = SyntheticSweep.toy(row).configuration();
      HeadConfiguration head = one.head().orElseThrow();
      HeadConfiguration other =
          new HeadConfiguration(
              head.rank(),
              head.lambda(),
              List.of(new AttentionPair(0, 2, 1), new AttentionPair(1, 3, 3)),
              head.target());
      rows.add(
          new TrialRow(
              row.sweep(),
              row.codeVersion(),
              SyntheticSweep.result(
                  SyntheticSweep.configuration(
                      other,
                      one.data().sparsity(),
                      one.data().importanceDecay(),
                      one.training().schedule(),
                      one.seed()))));
    }
    facts = Map.of("trials", "120");
    assertThat(write(rows))
        .containsKeys("alignment-maps-2.svg", "factor-energy-2.svg")
        .extractingByKey("index.html")
        .asString()
        .contains("Pairs of interest</th><td>2 values: 2 sets");
  }

  @Test
  void figuresHaveTheirNumbersBeside() throws IOException {
    questions = ONE_QUESTION;
    Map<String, String> files = write(SyntheticSweep.headless("plain"));
    assertThat(files.get("represented.csv").lines())
        .hasSize(15)
        .startsWith("shape,importance_decay,sparsity,fewest,median,most")
        .contains("\"n = 8, m = 3\",0.7,0.0,3,3.0,3");
    if (DRAWS) {
      assertThat(files.get("represented.png")).startsWith("\uFFFDPNG");
    }
  }

  private static String[] files(String... figures) {
    List<String> names = new ArrayList<>(List.of("index.html"));
    for (String figure : figures) {
      for (String kind : KINDS) {
        names.add(figure + kind);
      }
    }
    return names.toArray(String[]::new);
  }

  private Map<String, String> write(List<TrialRow> rows) throws IOException {
    if (!rows.isEmpty()) {
      SyntheticSweep.write(directory, rows);
    }
    return report();
  }

  private Map<String, String> report() throws IOException {
    Map<String, String> files = new TreeMap<>();
    Report.write(
        SharedSpark.session(),
        ResultsFolder.whole(directory.toString()),
        new SweepRecord(facts, "name: </pre>"),
        questions,
        (name, content) -> files.put(name, new String(content, StandardCharsets.UTF_8)));
    return files;
  }
}
