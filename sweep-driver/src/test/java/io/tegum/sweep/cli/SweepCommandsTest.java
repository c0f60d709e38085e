package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.simd.Simd;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.step.StackedStep;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.spec.SweepSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole sweeps through the command line. */
class SweepCommandsTest {

  @TempDir Path folder;

  @Test
  void tablesAreTheSameBitsWhateverThePartitioning() throws Exception {
    String spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString();
    List<String> one = table(run(spec, "one", "--master", "local[1]"));
    List<String> two = table(run(spec, "two", "--master", "local[2]"));
    List<String> small =
        table(run(spec, "small", "--master", "local[2]", "--bundle-seconds", "1e-9"));

    assertThat(one).hasSize(24 + 1);
    assertThat(two).isEqualTo(one);
    assertThat(small).isEqualTo(one);
    assertThat(files(folder.resolve("small/trials"))).hasSize(24);
    assertThat(files(folder.resolve("one/trials")).size()).isLessThan(24);
  }

  /** Of which one bundle trains 16 at once. */
  @Test
  void tablesOfModelsTrainedTogetherHaveTheBitsThatEachHasAlone() throws Exception {
    String yaml =
        """
        name: together
        model: {features: 2, hidden: 1}
        data: {sparsity: [0.97, 0.99]}
        training: {steps: 60}
        seeds: 18
        """;
    List<TrialConfiguration> trials = new ArrayList<>();
    Grid grid = Grid.of(SweepSpec.parse("together", yaml.getBytes(StandardCharsets.UTF_8)));
    grid.trials(0, grid.size()).forEachRemaining(trial -> trials.add((TrialConfiguration) trial));
    assertThat(StackedStep.endOfStack(trials, 0)).isEqualTo(Simd.isVector() ? 16 : 1);

    String spec = SmallSpec.in(folder, yaml).toString();
    Path together = run(spec, "together", "--master", "local[1]", "--bundle-seconds", "1000");
    Path alone = run(spec, "alone", "--master", "local[1]", "--bundle-seconds", "1e-9");
    assertThat(files(alone.resolve("trials"))).hasSize(36);
    assertThat(files(together.resolve("trials")).size()).isLessThan(5);
    assertThat(table(together)).hasSize(36 + 1).isEqualTo(table(alone));
  }

  @Test
  void divergedTrialsAreRowsAndTheSweepGoesOn() throws Exception {
    String spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString();
    Path out = run(spec, "out", "--master", "local[1]");
    assertThat(
            query(
                out,
                "SELECT status, learning_rate > 1, count(*), count(w), count(loss_total),"
                    + " min(steps_done) < 40, bool_and(error LIKE 'diverged at step %') FROM trials"
                    + " GROUP BY 1, 2 ORDER BY 1"))
        .containsExactly("completed|false|12|12|12|false|null", "diverged|true|12|0|0|true|true");
  }

  @Test
  void rerunTrainsOnlyWhatIsMissing() throws Exception {
    String spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString();
    Path out = run(spec, "out", "--master", "local[1]", "--bundle-seconds", "0.001");
    List<String> undisturbed = table(out);
    Path lost = files(out.resolve("trials")).get(0);
    long inLost = count("SELECT count(*) FROM '" + lost + "'");
    Path kept = files(out.resolve("trials")).get(1);
    Object keptWritten = Files.getLastModifiedTime(kept);
    Files.delete(lost);

    CommandRun again = CommandRun.of("run", spec, "--out", out.toString(), "--master", "local[2]");
    assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(again.err())
        .contains(inLost + (inLost == 1 ? " model trained" : " models trained"))
        .contains(24 - inLost + " models were there already");
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(keptWritten);
    assertThat(table(out)).isEqualTo(undisturbed);
    assertThat(count("SELECT count(*) FROM '" + out + "/curves/*.parquet'"))
        .isEqualTo(
            count(
                "SELECT count(*) FROM (SELECT DISTINCT trial_id, step FROM '"
                    + out
                    + "/curves/*.parquet')"));

    CommandRun complete = CommandRun.of("run", spec, "--out", out.toString());
    assertThat(complete.err()).contains("all of them are there already");
  }

  @Test
  void onlyFinishedParquetFilesStandInTheDataFolders() throws Exception {
    String spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString();
    Path out = run(spec, "out", "--master", "local[2]");
    try (Stream<Path> all = Files.walk(out)) {
      assertThat(all.filter(Files::isRegularFile).map(f -> out.relativize(f).toString()))
          .allMatch(
              f ->
                  f.matches(
                      "sweep\\.(yaml|json)|(trials|curves)/[0-9a-f]{32}\\.parquet|events/.*\\.jsonl"));
    }
    assertThat(Files.readString(out.resolve("sweep.yaml"))).isEqualTo(SmallSpec.WITH_DIVERGENCE);
  }

  @Test
  void anotherSweepsFolderIsRefusedAndLeftAsItIs() throws Exception {
    String spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString();
    Path out = run(spec, "out", "--master", "local[1]");
    List<Path> before = files(out.resolve("trials"));
    String other =
        SmallSpec.in(
                Files.createDirectory(folder.resolve("other")),
                SmallSpec.WITH_DIVERGENCE.replace("features: 5", "features: 6"))
            .toString();
    CommandRun refused = CommandRun.of("run", other, "--out", out.toString());
    assertThat(refused.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(refused.err())
        .contains("its sweep.yaml differs from this spec, first in line 2")
        .hasLineCount(1);
    assertThat(files(out.resolve("trials"))).isEqualTo(before);
  }

  @Test
  void statusSqlReportAndRerunReadWhatRunWrote() throws Exception {
    String spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString();
    Path out = run(spec, "out", "--master", "local[1]");

    CommandRun status = CommandRun.of("status", out.toString());
    assertThat(status.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(status.out())
        .containsPattern("completed +12")
        .containsPattern("diverged +12")
        .containsPattern("missing +0");

    CommandRun sql =
        CommandRun.of(
            "sql",
            "--format",
            "csv",
            out.toString(),
            "SELECT n_features, status, pairs, count(*) AS n FROM trials GROUP BY ALL ORDER BY status");
    assertThat(sql.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(sql.out().lines())
        .containsExactly(
            "n_features,status,pairs,n",
            "5,completed,\"[{\"\"left\"\":0,\"\"right\"\":1,\"\"weight\"\":1.0}]\",12",
            "5,diverged,\"[{\"\"left\"\":0,\"\"right\"\":1,\"\"weight\"\":1.0}]\",12");

    CommandRun twice =
        CommandRun.of("sql", "--format", "json", out.toString(), "SELECT 1 AS n, 2 AS N, 3 AS n");
    assertThat(twice.out()).as(twice.err()).isEqualTo("{\"n\":1,\"N_2\":2,\"n_3\":3}\n");

    CommandRun bad = CommandRun.of("sql", out.toString(), "SELECT nothing FROM trials");
    assertThat(bad.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(bad.err()).contains("nothing").hasLineCount(1);

    for (String statement :
        List.of(
            "DROP VIEW trials",
            "CREATE TABLE x AS SELECT 1",
            "INSERT OVERWRITE DIRECTORY '%s/trials' USING parquet SELECT 1 AS x".formatted(out),
            "FROM trials INSERT OVERWRITE DIRECTORY '%s/trials' SELECT *".formatted(out))) {
      CommandRun refused = CommandRun.of("sql", out.toString(), statement);
      assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_DATA);
      assertThat(refused.err()).contains("only reads").hasLineCount(1);
    }

    String id = query(out, "SELECT min(trial_id) FROM trials WHERE status = 'completed'").get(0);
    CommandRun rerun = CommandRun.of("rerun", out.toString(), id);
    assertThat(rerun.out()).contains("Bit-identical to the stored row");
    assertThat(rerun.exitCode()).isEqualTo(ExitCode.DONE);

    CommandRun report = CommandRun.of("report", out.toString());
    assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(out.resolve("report/index.html"))).contains("with divergence");
  }

  @Test
  void sparkAndDuckDbReadTheSameValues() throws Exception {
    String spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString();
    Path out = run(spec, "out", "--master", "local[1]");
    String columns = "trial_id, loss_total, omega_singular_values[%d], w[%d], feature_norms[%d]";
    String spark = columns.formatted(0, 9, 4);
    String duck = columns.formatted(1, 10, 5); // its lists count from 1
    List<String> bySpark =
        CommandRun.of(
                "sql",
                out.toString(),
                "SELECT " + spark + " FROM trials WHERE status = 'completed' ORDER BY 1",
                "--format",
                "csv")
            .out()
            .lines()
            .skip(1)
            .toList();
    List<String> byDuckDb =
        query(out, "SELECT " + duck + " FROM trials WHERE status = 'completed' ORDER BY 1");
    assertThat(bySpark).hasSize(12);
    for (int k = 0; k < bySpark.size(); k++) {
      String[] sparkCells = bySpark.get(k).split(",", -1);
      String[] duckCells = byDuckDb.get(k).split("\\|", -1);
      assertThat(sparkCells[0]).isEqualTo(duckCells[0]);
      for (int i = 1; i < sparkCells.length; i++) {
        assertThat(Double.parseDouble(sparkCells[i])).isEqualTo(Double.parseDouble(duckCells[i]));
      }
    }
  }

  private Path run(String spec, String name, String... options) {
    Path out = folder.resolve(name);
    List<String> arguments = new ArrayList<>(List.of("run", spec, "--out", out.toString()));
    arguments.addAll(List.of(options));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    return out;
  }

  /** The trials' rows in a fixed order, timing left out, and a hash of all curves. */
  private static List<String> table(Path out) throws SQLException {
    List<String> rows =
        query(out, "SELECT * EXCLUDE (train_seconds) FROM trials ORDER BY trial_id");
    rows.addAll(
        query(
            out, "SELECT md5(string_agg(c::VARCHAR, ';' ORDER BY trial_id, step)) FROM curves c"));
    return rows;
  }

  private static long count(String sql) throws SQLException {
    return Long.parseLong(query(Path.of(""), sql).get(0));
  }

  /** Rows by DuckDB, which knows nothing of our code. */
  private static List<String> query(Path out, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      if (!out.toString().isEmpty()) {
        for (String table : List.of("trials", "curves")) {
          statement.execute(
              "CREATE VIEW %s AS SELECT * FROM '%s/%s/*.parquet'".formatted(table, out, table));
        }
      }
      List<String> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          StringBuilder row = new StringBuilder();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.append(i == 1 ? "" : "|").append(result.getObject(i));
          }
          rows.add(row.toString());
        }
      }
      return rows;
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
