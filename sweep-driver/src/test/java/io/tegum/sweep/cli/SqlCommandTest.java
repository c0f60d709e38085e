package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries through the command line, of a folder that holds a spec and no rows. */
class SqlCommandTest {

  @TempDir Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.writeString(folder.resolve("sweep.yaml"), SmallSpec.WITH_DIVERGENCE);
  }

  @Test
  void queriesMayBeginWithCommentsAndComeFromFilesAndStandardInput() throws IOException {
    String query = "-- What the report gives.\n--Another.\n/* and */ SELECT 1 AS a";
    assertThat(sql("--format", "csv", query).out()).isEqualTo("a\n1\n");
    assertThat(sql(query, "--format", "csv").out()).isEqualTo("a\n1\n");

    Path file = Files.writeString(folder.resolve("query.sql"), query);
    assertThat(sql("-f", file.toString(), "--format=csv").out()).isEqualTo("a\n1\n");
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(query.getBytes(StandardCharsets.UTF_8)));
      assertThat(sql("-", "--format=csv").out()).isEqualTo("a\n1\n");
      System.setIn(new ByteArrayInputStream(query.getBytes(StandardCharsets.UTF_8)));
      assertThat(sql("--file=-", "--format=csv").out()).isEqualTo("a\n1\n");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void thereIsOneQueryAndItsFileIsThere() {
    assertThat(sql().exitCode()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(sql("-f", "x", "SELECT 1").err()).contains("were both given");
    assertThat(sql("--fromat", "csv", "SELECT 1").err()).contains("'--fromat'");
    CommandRun missing = sql("-f", folder.resolve("none.sql").toString());
    assertThat(missing.exitCode()).isEqualTo(ExitCode.INPUT_NOT_FOUND);
    assertThat(missing.err()).contains("none.sql: there is no such file").hasLineCount(1);
  }

  @Test
  void csvKeepsBlanksNullsOfStructsBinaryAndColumnsOfOneName() {
    assertThat(
            sql(
                    "SELECT '  a ' AS t, 1 AS t_2, 2 AS t, '' AS e, null AS n, x'00ff' AS b,"
                        + " named_struct('x', null, 'y', 1) AS s, array(1, null) AS l,"
                        + " 'a\"b,c\nd' AS q, 1e-5 AS d, map('k', 1) AS m",
                    "--format",
                    "csv")
                .out())
        .isEqualTo(
            """
            t,t_2,t_3,e,n,b,s,l,q,d,m
              a ,1,2,"",,00ff,"{""x"":null,""y"":1}","[1,null]","a""b,c
            d",1.0E-5,"{""k"":1}"
            """);
  }

  @Test
  void jsonKeepsNulls() {
    assertThat(sql("SELECT 1 AS a, null AS b, 2 AS a", "--format", "json").out())
        .isEqualTo("{\"a\":1,\"b\":null,\"a_2\":2}\n");
  }

  /** The last row of the one partition fails: what is printed by then did not wait for it. */
  @Test
  void rowsOfALargeAnswerDoNotWaitInMemory() {
    for (String format : new String[] {"csv", "table", "json"}) {
      CommandRun run =
          sql(
              "SELECT id, if(id = 99999, raise_error('the last'), repeat('x', 99)) AS x"
                  + " FROM range(0, 100000, 1, 1)",
              "--format",
              format);
      assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_DATA);
      assertThat(run.err()).contains("the last").hasLineCount(1);
      assertThat(run.out().lines().count()).as(format).isBetween(90_000L, 100_000L);
    }
  }

  @Test
  void refusedQueriesExitWith65AndOneLine() {
    for (String query :
        new String[] {
          "DROP VIEW trials",
          "SELECT reflect('java.lang.System', 'lineSeparator')",
          "SELECT * FROM text.`/etc/hostname`",
          "SELECT assert_true(false)",
          "SELECT raise_error('x') FROM range(3)",
        }) {
      CommandRun run = sql(query);
      assertThat(run.exitCode()).as(query).isEqualTo(ExitCode.BAD_DATA);
      assertThat(run.err()).as(query).startsWith("tegum: Cannot run the query: ").hasLineCount(1);
    }
  }

  @Test
  void diagramsOnlyReadToo() {
    CommandRun run =
        CommandRun.of(
            "diagram",
            folder.toString(),
            "--x=sparsity",
            "--y=lambda",
            "--value=length(reflect('java.lang.System', 'lineSeparator'))");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(run.err()).contains("the function reflect is not allowed").hasLineCount(1);
    assertThat(folder.resolve("report")).doesNotExist();
  }

  private CommandRun sql(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "sql";
    all[1] = folder.toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return CommandRun.of(all);
  }
}
