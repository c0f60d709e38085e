package io.tegum.analysis.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.addition.AdditionSweep;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.addition.training.AdditionMeasures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The explorer of a report on addition transformers, as a browser has it. */
class AdditionPageIT {

  /** Of the largest contribution, which each head's numbers are rounded by. */
  private static final double THOUSANDTHS = 1e-3;

  private static final Pattern TRIAL = Pattern.compile("[0-9a-f]{16,}");

  @TempDir Path folder;

  @Test
  void chosenHeadsAreSummed() throws Exception {
    assumeTrue(
        Chromium.installed().isPresent(),
        "The page was not tested: install chromium (Debian: apt-get install chromium)");
    List<TrialRow> rows = AdditionSweep.rows();
    Path report = Files.createDirectory(folder.resolve("report"));
    SyntheticSweep.write(folder.resolve("results"), rows);
    Report.write(
        SharedSpark.session(),
        folder.resolve("results").toString(),
        new SweepRecord(Map.of(), "family: addition"),
        (name, content) -> Files.write(report.resolve(name), content));
    Path profile = Files.createDirectory(folder.resolve("browser"));
    try (Chromium browser = new Chromium(Chromium.installed().orElseThrow(), profile)) {
      browser.open(report.resolve("index.html").toUri());
      browser.click("#map button");
      AdditionMeasures trial = trial(rows, browser.text("#trial h3"));
      double[] heads = trial.digitPairs().contributions();
      int count = heads.length / 100;
      assertThat(browser.evaluate("document.querySelectorAll('.parts input').length").asInt())
          .isEqualTo(count);

      requireSum(browser, heads, 0, count);
      browser.click(".parts button:nth-of-type(2)");
      requireSum(browser, heads, 0, 0);
      browser.click(".parts input[value='0']");
      requireSum(browser, heads, 0, 1);
      browser.click(".parts input[value='1']");
      requireSum(browser, heads, 0, 2);
      browser.click(".parts input[value='0']");
      requireSum(browser, heads, 1, 2);
      browser.screenshot(Path.of("target", "addition-page.png"));
      assertThat(browser.text("#trial .charts"))
          .contains("QK of the strongest head", "OV of the strongest head");
      requireOv(browser, trial);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  /** What token 3 adds to output 4 where the strongest head reads it. */
  private static void requireOv(Chromium browser, AdditionMeasures trial) throws Exception {
    double[] shares = trial.digitPairs().headShares();
    int strongest = 0;
    for (int head = 1; head < shares.length; head++) {
      strongest = shares[head] > shares[strongest] ? head : strongest;
    }
    DMatrixRMaj ov = trial.circuits().get(strongest).ov();
    String chart =
        "[...document.querySelectorAll('#trial svg')].find((s) =>"
            + " s.querySelector('title').textContent.startsWith('OV'))";
    String tile =
        browser.evaluate(chart + ".querySelectorAll('rect title')[34].textContent").asText();
    assertThat(Double.parseDouble(tile.substring(tile.lastIndexOf(' '))))
        .isCloseTo(ov.get(3, 4), within(THOUSANDTHS * CommonOps_DDRM.elementMaxAbs(ov)));
  }

  private static AdditionMeasures trial(List<TrialRow> rows, String heading) {
    Matcher id = TRIAL.matcher(heading);
    assertThat(id.find()).as(heading).isTrue();
    TrialRow row =
        rows.stream()
            .filter(r -> r.result().trial().trialId().equals(id.group()))
            .findFirst()
            .orElseThrow();
    return (AdditionMeasures) row.result().measures().orElseThrow();
  }

  /** The tile of 3 + 4 is the sum of heads {@code from} to {@code to} - 1. */
  private static void requireSum(Chromium browser, double[] heads, int from, int to)
      throws Exception {
    double largest = 0;
    for (double value : heads) {
      largest = Math.max(largest, Math.abs(value));
    }
    double sum = 0;
    for (int head = from; head < to; head++) {
      sum += heads[100 * head + 34];
    }
    String sumChart = "document.querySelector('.parts').parentElement";
    String tile =
        browser.evaluate(sumChart + ".querySelectorAll('rect title')[34].textContent").asText();
    assertThat(tile).startsWith("digit a 3, digit b 4: ");
    double shown = Double.parseDouble(tile.substring(tile.lastIndexOf(' ')));
    assertThat(shown).isCloseTo(sum, within(THOUSANDTHS * largest * (to - from + 1)));
    assertThat(browser.evaluate(sumChart + ".querySelector('svg > title').textContent").asText())
        .startsWith("Heads' sum, %d of %d, blue".formatted(to - from, heads.length / 100));
  }
}
