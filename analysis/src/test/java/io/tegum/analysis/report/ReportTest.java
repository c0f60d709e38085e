package io.tegum.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.results.TrialRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final String EVIL = "<script>alert('x')</script> & \"sweep\"";

  @TempDir Path directory;

  @Test
  void aSweepWithAHeadAnswersEveryQuestion() throws IOException {
    Map<String, String> files = write(SyntheticSweep.withHead(EVIL));
    assertThat(files)
        .containsOnlyKeys(
            "index.html",
            "dictionary.svg",
            "features-recovered.svg",
            "features.svg",
            "pairs-found.svg",
            "represented.svg",
            "spectrum.svg",
            "training.svg");
    String page = files.get("index.html");
    assertThat(page)
        .contains("630 (621 completed, 9 diverged)", "0.1.0-test", "5 values: 0.01 to 100")
        .contains("median over 3 seeds a cell")
        .contains("array_min(transform(pair_score, s -&gt; coalesce(s, 0)))")
        .doesNotContain("Not answered");
    // By the made-up score: the worst pair is .05 below the first, at rank 1 never found.
    assertThat(page).contains(pairsFoundSentence());
  }

  /** Counts cells from the synthetic scores, without SQL; the median of three seeds is seed 1's. */
  private static String pairsFoundSentence() {
    int above = 0;
    for (TrialRow row : SyntheticSweep.withHead("again")) {
      var metrics = row.result().metrics();
      if (row.result().configuration().seed() == 1 && metrics.isPresent()) {
        double[] score = metrics.get().head().orElseThrow().pairMatch().score();
        above += Math.min(score[0], score[1]) > 0.9 ? 1 : 0;
      }
    }
    return "In " + above + " of 207 cells with a value (";
  }

  @Test
  void nothingIsLoadedAndNothingInjected() throws IOException {
    String page = write(SyntheticSweep.withHead(EVIL).subList(0, 40)).get("index.html");
    assertThat(page)
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;sweep&quot;")
        .contains("commit: &lt;b&gt;")
        .doesNotContain("<script", "src=", "@import", "<link", "url(http");
    assertThat(page.replaceAll("xmlns(:xlink)?=\"http://www.w3.org/[^\"]*\"", ""))
        .doesNotContain("http:", "https:");
  }

  @Test
  void aSweepWithoutAHeadSaysWhatItDoesNotAnswer() throws IOException {
    Map<String, String> files = write(SyntheticSweep.headless("plain"));
    assertThat(files)
        .containsOnlyKeys("index.html", "dictionary.svg", "features.svg", "represented.svg");
    assertThat(files.get("index.html"))
        .contains("Not answered by this sweep")
        .contains("Which comes first, alignment or orthogonality? <em>Its trials have no head")
        .contains("At S = 0 the best trial represents 3 of 8 features in 3 dimensions");
  }

  @Test
  void anEmptyFolderGivesAPage() throws IOException {
    Map<String, String> files = write(List.of());
    assertThat(files).containsOnlyKeys("index.html");
    assertThat(files.get("index.html"))
        .contains("There is no finished trial in <code>" + directory, "No trial completed");
  }

  @Test
  void aSweepOfDivergedTrialsGivesAPage() throws IOException {
    Map<String, String> files =
        write(
            SyntheticSweep.withHead("wild").stream()
                .filter(r -> r.result().metrics().isEmpty())
                .toList());
    assertThat(files).containsOnlyKeys("index.html");
    assertThat(files.get("index.html")).contains("9 (9 diverged)", "No trial completed");
  }

  @Test
  void aSingleTrialGivesEveryFigure() throws IOException {
    assertThat(write(SyntheticSweep.withHead("one").subList(100, 101))).hasSize(8);
  }

  @Test
  void theSameFolderGivesTheSameBytes() throws IOException {
    Map<String, String> first = write(SyntheticSweep.headless("plain"));
    assertThat(report()).isEqualTo(first);
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
        directory.toString(),
        "commit: <b>",
        (name, content) -> files.put(name, new String(content, StandardCharsets.UTF_8)));
    return files;
  }
}
