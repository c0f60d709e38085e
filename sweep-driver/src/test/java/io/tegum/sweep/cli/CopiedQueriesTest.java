package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.results.ResultsViews;
import io.tegum.sweep.query.FileAccess;
import io.tegum.sweep.query.ReadingQuery;
import io.tegum.sweep.run.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the Copy buttons of a report's page give, and what stands in studies/, is SQL that the
 * command sql reads and answers.
 */
class CopiedQueriesTest {

  /** Heads of both schedules and two ranks, some of which diverge, without heads, and a diagram. */
  private static final String EVERYTHING =
      """
      - name: heads
        model: {features: 5, hidden: 2}
        head:
          rank: [1, 2]
          lambda: [0.1, 1]
          pair_sets: [[[0, 1]], [[0, 1], [0, 2], [0, 3]]]
        data: {sparsity: [0.5, 0.9], importance_decay: 0.9}
        training:
          {schedule: [joint, representation-then-head], steps: 40, batch: 32, learning_rate: 0.003}
        seeds: 2
        record: {points: 6}
      - name: wild
        model: {features: 5, hidden: 2}
        head: {rank: 2, lambda: 1, pairs: [[0, 1]]}
        data: {sparsity: 0.5, importance_decay: 0.9}
        training: {schedule: joint, steps: 40, batch: 32, learning_rate: 1.0e+6}
        record: {points: 6}
      - name: diagram
        model: {features: 2, hidden: 1}
        data: {sparsity: [0.5, 0.9], importance_decay: 1, last_importance: [0.5, 2]}
        training: {schedule: representation-only, steps: 400, batch: 32, learning_rate: 0.01}
        seeds: 2
        record: {points: 6}
      """;

  private static final Pattern QUERY =
      Pattern.compile("<pre[^>]* id=\"sql-([^\"]+)\"[^>]*>(.*?)</pre>", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theCommandSqlReadsAndAnswersAll() throws Exception {
    String out = folder.resolve("out").toString();
    String spec = SmallSpec.in(folder, EVERYTHING).toString();
    CommandRun run = CommandRun.of("run", spec, "--out", out, "--master", "local[2]");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    CommandRun report = CommandRun.of("report", out);
    assertThat(report.exitCode()).as(report.err()).isEqualTo(ExitCode.DONE);
    Path page = Path.of(out, "report", "index.html");
    Map<String, String> queries = queries(Files.readString(page));
    assertThat(queries)
        .hasSizeGreaterThan(25)
        .containsKeys("pairs-found", "chance", "training", "dictionary-n2-m1", "toy-phase-2-1");
    SparkSession spark = Sessions.start("copied queries", "local[2]");
    try {
      ResultsViews.register(spark, out);
      for (Map.Entry<String, String> query : queries.entrySet()) {
        Dataset<Row> answer = ReadingQuery.of(spark, query.getValue(), FileAccess.REFUSED);
        Path numbers = page.resolveSibling(query.getKey() + ".csv");
        if (!Files.exists(numbers)) {
          assertThat(query.getKey()).as("has a file beside it").startsWith("explorer");
          assertThat(answer.count()).as(query.getKey()).isPositive();
          continue;
        }
        String csv = Files.readString(numbers);
        assertThat(csv).startsWith(String.join(",", answer.columns()));
        // Figures of single models have some of the rows.
        assertThat(answer.count())
            .as(query.getKey())
            .isGreaterThanOrEqualTo(csv.lines().count() - 1);
      }
      for (Path query : studiesQueries()) {
        String sql = Files.readString(query);
        assertThat(sql).as(query.toString()).startsWith("-- ");
        assertThat(Path.of(query.toString().replaceFirst("sql$", "yaml"))).exists();
        assertThat(ReadingQuery.of(spark, sql, FileAccess.REFUSED).count())
            .as(query.toString())
            .isPositive();
      }
    } finally {
      spark.stop();
    }
  }

  /** What prints the tables of docs/findings.md. */
  private static List<Path> studiesQueries() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "studies"))) {
      return files.filter(file -> file.toString().endsWith(".sql")).toList();
    }
  }

  private static Map<String, String> queries(String page) {
    Map<String, String> queries = new TreeMap<>();
    Matcher matcher = QUERY.matcher(page);
    while (matcher.find()) {
      String sql =
          matcher
              .group(2)
              .replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&#39;", "'")
              .replace("&quot;", "\"")
              .replace("&amp;", "&");
      queries.put(matcher.group(1), sql);
    }
    return queries;
  }
}
