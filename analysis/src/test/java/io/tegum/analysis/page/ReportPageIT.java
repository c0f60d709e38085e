package io.tegum.analysis.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.results.SqlResource;
import io.tegum.analysis.results.TrialKeys;
import io.tegum.analysis.toy.HeadQuestions;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.training.ToyResult;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a reader has it: opened from a file in a browser, clicked and typed at. */
class ReportPageIT {
  private static final String EVIL = "</script><b id=\"evil\">&amp;</b>";

  /** Keys' codes on Windows, by which the protocol knows them. */
  private static final int ENTER = 13;

  private static final int LEFT = 37;
  private static final int UP = 38;
  private static final int RIGHT = 39;
  private static final int DOWN = 40;

  /**
   * What rounding to four digits, and two matrices to thousandths, may change in numbers below 1.
   */
  private static final double FOUR_DIGITS = 5e-5;

  private static final double THOUSANDTHS = 2e-3;

  @TempDir private static Path folder;
  private static Path report;
  private static Chromium browser;

  @BeforeAll
  static void writeAReport() throws Exception {
    assumeTrue(
        Chromium.installed().isPresent(),
        "The page was not tested: install chromium (Debian: apt-get install chromium)");
    Path results = folder.resolve("results");
    report = Files.createDirectory(folder.resolve("report"));
    SyntheticSweep.write(results, SyntheticSweep.withHead(EVIL));
    Report.write(
        SharedSpark.session(),
        results.toString(),
        new SweepRecord(Map.of("trials", "630", "host", EVIL), "name: " + EVIL),
        (name, content) -> Files.write(report.resolve(name), content));
    Path profile = Files.createDirectory(folder.resolve("browser"));
    browser = new Chromium(Chromium.installed().orElseThrow(), profile);
    resize(1300, 1500);
  }

  @AfterAll
  static void closeTheBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    browser.open(report.resolve("index.html").toUri());
  }

  @Test
  void thePageLoadsFromAFileWithoutComplaintOrRequest() throws Exception {
    assertThat(browser.evaluate("document.querySelectorAll('figure svg').length").asInt())
        .isEqualTo(figures());
    assertThat(browser.evaluate("document.querySelectorAll('#map button').length").asInt())
        .isEqualTo(SyntheticSweep.SPARSITIES.size() * SyntheticSweep.LAMBDAS.size());
    clickCell(0.3, 1.0);
    browser.screenshot(Path.of("target", "report-page.png"));
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).containsExactly(report.resolve("index.html").toUri().toString());
  }

  @Test
  void theBrowserWouldLetNothingBeLoaded() throws Exception {
    JsonNode outcome =
        browser.evaluate("fetch('data:text/plain,x').then(() => 'loaded', () => 'refused')");
    assertThat(outcome.asText()).isEqualTo("refused");
  }

  @Test
  void aClickOnACellShowsItsTrialsAndTheBestOnesMatrices() throws Exception {
    clickCell(0.3, 1.0);
    assertThat(browser.text("#cell h3")).contains("S = 0.3", "λ = 1", "r/m = 0.3333", "joint");
    assertThat(browser.text("#cell p")).startsWith("3 trials, 3 completed.");
    assertThat(trialRows()).hasSize(3);
    assertThat(browser.text("#trial h3")).endsWith("seed 0");
    assertThat(charts())
        .startsWith("Losses over training\nAlignment and overlap over training\nW′W and b, blue")
        .contains("|Ŵ′U|", "|Ŵ′V|", "Singular values of Ω");

    String firstMatrix = browser.text("#trial .charts");
    clickCell(0.9, 1.0);
    assertThat(browser.text("#cell h3")).contains("S = 0.9");
    assertThat(browser.text("#trial .charts")).isNotEqualTo(firstMatrix);

    browser.click("#trials tr:nth-child(3) button");
    assertThat(browser.text("#trial h3")).endsWith("seed 1");
  }

  @Test
  void aTrialShowsTheNumbersOfItsRow() throws Exception {
    choose("#fix-rank_ratio", "0.6667");
    clickCell(0.3, 1.0);
    ToyResult trial = trial(0);
    assertThat(browser.text("#trial h3"))
        .contains(trial.configuration().trialId())
        .endsWith("seed 0");
    assertThat(Double.parseDouble(trialRows().get(0).split("\\|", -1)[2]))
        .isCloseTo(worstScore(trial), within(FOUR_DIGITS));
    // Row 0, column 3 of W'W, from weights to their thousandths.
    double sum = 0;
    DMatrixRMaj w = trial.parameters().orElseThrow().w();
    for (int k = 0; k < w.numRows; k++) {
      sum += w.get(k, 0) * w.get(k, 3);
    }
    String tile = "[...document.querySelectorAll('#trial svg:nth-of-type(3) rect title')][3]";
    String text = browser.evaluate(tile + ".textContent").asText();
    assertThat(text).startsWith("feature 0, feature 3: ");
    assertThat(Double.parseDouble(text.substring(text.lastIndexOf(' '))))
        .isCloseTo(sum, within(THOUSANDTHS));
  }

  @Test
  void theKeyboardAloneReachesACell() throws Exception {
    browser.evaluate("document.querySelector('#map button[tabindex=\"0\"]').focus()");
    String start = browser.evaluate("document.activeElement.dataset.x").asText();
    assertThat(start).isEqualTo("0"); // the one cell in the tab order: the upper left one
    browser.press("ArrowRight", RIGHT);
    browser.press("ArrowRight", RIGHT);
    browser.press("ArrowLeft", LEFT);
    browser.press("ArrowDown", DOWN);
    browser.press("ArrowDown", DOWN);
    browser.press("ArrowUp", UP);
    browser.press("Enter", ENTER);
    assertThat(browser.text("#cell h3")).contains("S = 0.15", "λ = 10");
    assertThat(trialRows()).hasSize(3);
  }

  @Test
  void otherAxesAndMetricsRedrawTheMap() throws Exception {
    choose("#choose-x", "Rank ratio r/m");
    assertThat(browser.evaluate("document.querySelectorAll('#map tbody tr:last-child th').length"))
        .hasToString("3");
    choose("#choose-metric", "Largest singular value of Ω");
    choose("#choose-statistic", "highest (best)");
    assertThat(browser.text("#map caption")).startsWith("Largest singular value of Ω over Rank");
    // sigma_1 = 1 - S / 2 + .02 seed, highest at seed 2; S is fixed at its first value, 0.
    assertThat(browser.text("#map button[data-x='1'][data-y='2']")).isEqualTo("1.04");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void downloadsHoldTheFiguresNumbers() throws Exception {
    Path downloads = Files.createDirectories(folder.resolve("downloads"));
    browser.downloadInto(downloads);
    browser.click("button[data-csv='pairs-found']");
    String csv = browser.downloaded(downloads.resolve("pairs-found.csv"));
    assertThat(csv).isEqualTo(Files.readString(report.resolve("pairs-found.csv")));
    // Seed 1 is the median of three; its worst score is .05 below the first.
    assertThat(csv.lines())
        .hasSize(211)
        .anyMatch(
            line ->
                line.startsWith(
                    "0.3,1.0,joint,0.6666666666666666,3,3,3," + worstScore(trial(1)) + ","));
    browser.click("button[data-svg='spectrum']");
    assertThat(browser.downloaded(downloads.resolve("spectrum.svg")))
        .startsWith("<svg")
        .contains("xmlns=\"http://www.w3.org/2000/svg\"", "Singular values of Ω");
  }

  @Test
  void copyGivesTheSql() throws Exception {
    browser.evaluate(
        "navigator.clipboard.writeText = (text) => { window.copied = text; return"
            + " Promise.resolve(); }");
    browser.click("#spectrum summary");
    browser.click("button[data-copy='sql-spectrum']");
    assertThat(browser.evaluate("window.copied").asText())
        .isEqualTo(
            TrialKeys.of(SyntheticSweep.FAMILY)
                .expanded(SqlResource.text(HeadQuestions.class, "spectrum.sql")));
  }

  @Test
  void namesWithMarkupStayText() throws Exception {
    assertThat(browser.evaluate("document.querySelectorAll('#evil').length").asInt()).isZero();
    assertThat(browser.text("h1")).isEqualTo(EVIL);
    assertThat(browser.text("#provenance")).contains(EVIL);
  }

  @Test
  void darkModeHasADarkGroundUnderTextAndFigures() throws Exception {
    clickCell(0.3, 1.0);
    for (String paper : List.of("body", ".card", ".charts svg")) {
      assertThat(brightness(paper)).as(paper).isGreaterThan(0.95);
    }
    browser.call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    browser.screenshot(Path.of("target", "report-page-dark.png"));
    for (String paper : List.of("body", ".card", ".charts svg")) {
      assertThat(brightness(paper)).as(paper).isLessThan(0.15);
    }
    browser.call("Emulation.setEmulatedMedia", Map.of("features", List.of()));
  }

  @Test
  void aNarrowScreenScrollsFiguresAndTablesOnlyAndKeepsTheContentsInView() throws Exception {
    resize(390, 800);
    assertThat(overflow()).isZero();
    assertThat(isShown("#contents")).isFalse();
    browser.evaluate("document.querySelector('#spectrum').scrollIntoView()");
    browser.click("nav .menu");
    assertThat(isShown("#contents")).isTrue();
    browser.evaluate("document.querySelector(`#contents a[href='#rank']`).click()");
    assertThat(isShown("#contents")).isFalse();
    assertThat(top("nav")).isZero();
    assertThat(top("#rank h2")).isBetween(0.0, 200.0);
    resize(1300, 1500);
  }

  @Test
  void aWideScreenHasTheContentsBesideTheText() throws Exception {
    browser.evaluate("document.querySelector('#provenance').scrollIntoView()");
    assertThat(top("nav")).isZero();
    assertThat(isShown("#contents")).isTrue();
    assertThat(overflow()).isZero();
  }

  @Test
  void briefAnswersLeadToTheirFiguresAndWordsAreExplained() throws Exception {
    assertThat(browser.text("#brief li a[href='#pairs-found']"))
        .startsWith("Where does every pair");
    JsonNode broken =
        browser.evaluate(
            "[...document.querySelectorAll('a')].filter((a) => !document.getElementById("
                + "decodeURIComponent(a.hash.slice(1)))).map((a) => a.hash)");
    assertThat(broken).isEmpty();
    assertThat(browser.text("#term-pair-score + dd")).contains("cosine");
    JsonNode numbers =
        browser.evaluate(
            "[...document.querySelectorAll('#brief .figure')].every((a) =>"
                + " document.querySelector(a.hash + ' .number').textContent ==="
                + " a.textContent.replace('\u00a0', ' '))");
    assertThat(numbers.asBoolean()).isTrue();
  }

  @Test
  void printedItTakesAtMostTwentyPagesWithoutSql() throws Exception {
    byte[] pdf =
        Base64.getDecoder()
            .decode(
                browser
                    .call("Page.printToPDF", Map.of("preferCSSPageSize", true))
                    .get("data")
                    .asText());
    Files.write(Path.of("target", "report-page.pdf"), pdf);
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    Matcher page = Pattern.compile("/Type\\s*/Page\\b").matcher(text);
    assertThat(page.results().count()).isBetween(2L, 20L);
  }

  /** The joint trial of rank 2 of 3 at S = .3 and lambda = 1. */
  private static ToyResult trial(long seed) {
    return new ToyResult(
        SyntheticSweep.result(
            SyntheticSweep.configuration(
                new HeadConfiguration(
                    2,
                    1.0,
                    List.of(AttentionPair.of(0, 1), new AttentionPair(2, 3, 2)),
                    Target.INDICATOR),
                0.3,
                0.9,
                Schedule.JOINT,
                seed)));
  }

  /** The second pair's, by construction. */
  private static double worstScore(ToyResult trial) {
    return trial.metrics().orElseThrow().head().orElseThrow().pairMatch().score()[1];
  }

  private static long figures() throws IOException {
    try (Stream<Path> files = Files.list(report)) {
      return files.filter(f -> f.toString().endsWith(".svg")).count();
    }
  }

  private static void resize(int width, int height) throws Exception {
    browser.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** How much wider the page is than the window. */
  private static int overflow() throws Exception {
    return browser
        .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        .asInt();
  }

  private static boolean isShown(String selector) throws Exception {
    return browser
        .evaluate("document.querySelector(`%s`).checkVisibility()".formatted(selector))
        .asBoolean();
  }

  /** Distance from the window's upper edge. */
  private static double top(String selector) throws Exception {
    return browser
        .evaluate("document.querySelector(`%s`).getBoundingClientRect().y".formatted(selector))
        .asDouble();
  }

  /** Of the pixel in an element's upper left corner, as it is drawn: 0 black, 1 white. */
  private static double brightness(String selector) throws Exception {
    JsonNode box =
        browser.evaluate(
            """
            (() => {
              const element = document.querySelector(`%s`);
              element.scrollIntoView({ block: "center" });
              const box = element.getBoundingClientRect();
              return [box.x + 4, Math.max(box.y, 0) + 4];
            })()\
            """
                .formatted(selector));
    Path file = folder.resolve("pixel.png");
    browser.screenshot(file);
    Color pixel =
        new Color(ImageIO.read(file.toFile()).getRGB(box.get(0).asInt(), box.get(1).asInt()));
    return (pixel.getRed() + pixel.getGreen() + pixel.getBlue()) / (3 * 255.0);
  }

  private static void choose(String select, String option) throws Exception {
    browser.evaluate(
        """
        (() => {
          const list = document.querySelector('%s');
          list.selectedIndex = [...list.options].findIndex((o) => o.text === '%s');
          list.dispatchEvent(new Event('change'));
        })()\
        """
            .formatted(select, option));
  }

  private static void clickCell(double sparsity, double lambda) throws Exception {
    browser.click(
        "#map button[data-x='%d'][data-y='%d']"
            .formatted(
                SyntheticSweep.SPARSITIES.indexOf(sparsity),
                SyntheticSweep.LAMBDAS.indexOf(lambda)));
  }

  /** Rows of the trials' table, their cells joined by bars. */
  private static List<String> trialRows() throws Exception {
    JsonNode rows =
        browser.evaluate(
            "[...document.querySelectorAll('#trials tr')].slice(1)"
                + ".map((r) => [...r.cells].map((c) => c.textContent).join('|'))");
    return rows.valueStream().map(JsonNode::asText).toList();
  }

  private static String charts() throws Exception {
    return browser
        .evaluate(
            "[...document.querySelectorAll('#trial .charts > svg > title')].map((t) =>"
                + " t.textContent).join('\\n"
                + "')")
        .asText();
  }
}
