package io.tegum.sweep.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tegum.analysis.results.ResultsViews;
import io.tegum.sweep.run.Sessions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistryBase;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** Which queries are run. The statements stand in hostile.sql and honest.sql, one a line. */
class ReadingQueryTest {

  private static final String SECRET = "nobody may read this";

  /** In Spark's documentation of its functions; the query is on the rest of the line, or more. */
  private static final Pattern EXAMPLE =
      Pattern.compile("(?m)^\\s*> ((?:SELECT|WITH|FROM)\\b.*?);\\s*$", Pattern.DOTALL);

  /** Groups that no query may use. */
  private static final Pattern CLOSED_GROUPS =
      Pattern.compile("(misc|avro|protobuf|xml|st|table)_funcs");

  private static final String WAREHOUSE = "spark.sql.warehouse.dir";

  @TempDir static Path folder;

  private static SparkSession spark;
  private static Path results;
  private static Path outside;

  @BeforeAll
  static void startSpark() throws IOException {
    results = Files.createDirectory(folder.resolve("results"));
    outside = Files.writeString(folder.resolve("outside.txt"), SECRET);
    System.setProperty(WAREHOUSE, folder.resolve("warehouse").toString());
    try {
      spark = Sessions.start("queries", "local[1]");
    } finally {
      System.clearProperty(WAREHOUSE);
    }
    ResultsViews.register(spark, results.toString());
    spark.range(3).write().parquet(results.resolve("trials").toString());
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  @Test
  void hostileStatementsAreRefusedAndNothingIsTouched() throws IOException {
    List<String> statements = lines("hostile.sql");
    assertThat(statements).hasSizeGreaterThan(60);
    Map<Path, Object> before = tree(folder);
    Map<Path, Object> here = names(Path.of(""));
    int refused = 0;
    for (String statement : statements) {
      String sql = statement.replace("{DIR}", results + "").replace("{OUTSIDE}", outside + "");
      Throwable refusal =
          catchThrowable(() -> ReadingQuery.of(spark, sql, FileAccess.REFUSED).collectAsList());
      assertThat(refusal)
          .as(sql)
          .isInstanceOfAny(RefusedQueryException.class, ParseException.class) // not known to Spark
          .hasMessageNotContaining(SECRET);
      if (refusal instanceof RefusedQueryException) {
        assertThat(refusal.getMessage().lines()).as(sql).hasSize(1);
        refused++;
      }
      assertThat(System.getProperty("tegum.hostile")).as(sql).isNull();
    }
    assertThat(refused).isGreaterThan(100);
    assertThat(tree(folder)).isEqualTo(before);
    assertThat(names(Path.of(""))).isEqualTo(here);
    assertThat(spark.table("trials").columns()).contains("trial_id");
  }

  @Test
  void filesMayBeReadWhereThatIsAllowedAndNothingElse() throws Exception {
    String file = "text.`" + outside + "`";
    assertThat(ReadingQuery.of(spark, "SELECT * FROM " + file, FileAccess.ALLOWED).collectAsList())
        .singleElement()
        .hasToString("[" + SECRET + "]");
    for (String statement : lines("hostile.sql")) {
      boolean readsAFile =
          statement.matches("(?i)(SELECT|WITH).*\\b(csv|text|json|parquet|orc|binaryfile)\\.`.*")
              && !statement.contains("STREAM");
      if (!readsAFile) {
        String sql = statement.replace("{DIR}", results + "").replace("{OUTSIDE}", outside + "");
        assertThat(catchThrowable(() -> ReadingQuery.of(spark, sql, FileAccess.ALLOWED)))
            .as(sql)
            .isInstanceOfAny(RefusedQueryException.class, ParseException.class);
      }
    }
  }

  @Test
  void refusalsNameWhatIsRefusedAndAWayOut() {
    assertThatThrownBy(() -> of("SELECT reflect('a', 'b')"))
        .hasMessage("the function reflect is not allowed in a query");
    assertThatThrownBy(() -> of("SELECT * FROM csv.`/x`"))
        .hasMessage("csv.`/x` is a file; --allow-files lets a query read files");
    assertThatThrownBy(() -> of("SELECT * FROM default.t"))
        .hasMessageContaining("default.t is none of the views of the results folder");
    assertThatThrownBy(() -> of("SHOW TABLES"))
        .hasMessageContaining("a query is SELECT, WITH or VALUES, and only reads");
  }

  @Test
  void secretsOfTheProcessAreNotPutIntoTheText() {
    assertThatThrownBy(() -> of("SELECT '${system:user.home}' AS a, ${env:PATH}"))
        .isInstanceOf(SparkThrowable.class)
        .hasMessageNotContaining(System.getProperty("user.home"))
        .hasMessageNotContaining(System.getenv("PATH"));
  }

  @Test
  void honestQueriesRun() throws Exception {
    for (String query : lines("honest.sql")) {
      of(query);
    }
  }

  /** Every function that may be called can be, as Spark's own documentation calls it. */
  @Test
  void exampleOfEachOpenFunctionIsUnderstood() throws Exception {
    var session = ((org.apache.spark.sql.classic.SparkSession) spark).sessionState();
    List<ExpressionInfo> infos = new ArrayList<>(infos(session.functionRegistry()));
    infos.addAll(infos(session.tableFunctionRegistry()));
    int understood = 0;
    for (ExpressionInfo info : infos) {
      if (CLOSED_GROUPS.matcher(info.getGroup()).matches()) {
        continue;
      }
      Matcher example = EXAMPLE.matcher(info.getExamples());
      if (example.find()) {
        try {
          of(example.group(1));
          understood++;
        } catch (Exception e) { // Spark's own refusal of types that are switched off, mostly
          assertThat(e).as(example.group(1)).isInstanceOf(SparkThrowable.class);
        }
      }
    }
    assertThat(understood).isGreaterThan(400);
  }

  private static void of(String sql) throws Exception {
    ReadingQuery.of(spark, sql, FileAccess.REFUSED);
  }

  private static List<ExpressionInfo> infos(FunctionRegistryBase<?> registry) {
    List<ExpressionInfo> infos = new ArrayList<>();
    for (FunctionIdentifier name : CollectionConverters.asJava(registry.listFunction())) {
      infos.add(registry.lookupFunction(name).get());
    }
    return infos;
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = ReadingQueryTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** All files with their content. */
  private static Map<Path, Object> tree(Path root) throws IOException {
    Map<Path, Object> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        tree.put(path, new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
      }
    }
    return tree;
  }

  /** What stands in a folder. */
  private static Map<Path, Object> names(Path root) throws IOException {
    Map<Path, Object> names = new TreeMap<>();
    try (Stream<Path> paths = Files.list(root)) {
      // Other tests, which may run at the same time, leave their sessions' warehouse there.
      paths.filter(path -> !path.endsWith("spark-warehouse")).forEach(path -> names.put(path, ""));
    }
    return names;
  }
}
