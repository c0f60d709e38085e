package io.tegum.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/results.md lists the tables as they are; when this fails, paste the expected table there.
 */
class ResultsDocumentationTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "results.md");

  @Test
  void theDocumentListsEveryTrialsColumn() throws IOException {
    String document = Files.readString(DOCUMENT);
    assertThat(document).contains(table(TrialsTable.common(SyntheticSweep.FAMILY)));
    for (String name : Families.names()) {
      Family family = Families.named(name);
      assertThat(section(document, "### Of " + name)).contains(table(TrialsTable.own(family)));
    }
  }

  @Test
  void theDocumentListsEveryCurvesColumn() throws IOException {
    String document = Files.readString(DOCUMENT);
    document = document.substring(document.indexOf("## curves\n"));
    assertThat(document).contains(table(CurvesTable.COMMON));
    for (String name : Families.names()) {
      Family family = Families.named(name);
      assertThat(section(document, "### Of " + name)).contains(table(CurvesTable.own(family)));
    }
  }

  @Test
  void theDocumentListsEveryColumnOfTheDerivedViews() throws IOException {
    String document = Files.readString(DOCUMENT);
    ResultsViews.register(SharedSpark.session(), DOCUMENT.resolve("nowhere").toString());
    for (String view : List.of("features", "pairs", "alignments")) {
      int views = document.indexOf("## Views");
      String own = document.substring(document.indexOf("`" + view + "`, a row a", views));
      StructField[] fields = SharedSpark.session().table(view).schema().fields();
      assertThat(fields).as(view).extracting(StructField::name).doesNotHaveDuplicates();
      assertThat(fields).as(view).extracting(StructField::name).containsAll(settings());
      for (StructField field : fields) {
        if (!settings().contains(field.name())) {
          String type = field.dataType().sql().toLowerCase(Locale.ROOT);
          assertThat(own).as(view).contains("| `%s` | `%s` |".formatted(field.name(), type));
        }
      }
    }
  }

  /** The columns that {@code {settings}} and the two before it stand for. */
  private static Set<String> settings() {
    Set<String> names = new HashSet<>(Set.of("trial_id", "sweep"));
    for (Column<?> column : SyntheticSweep.FAMILY.settings().columns()) {
      if (column.type() instanceof ColumnType.Scalar) {
        names.add(column.name());
      }
    }
    return names;
  }

  @Test
  void everyWorkedQueryRuns(@TempDir Path directory) throws IOException {
    SyntheticSweep.write(directory, SyntheticSweep.withHead("grid").subList(0, 300));
    ResultsViews.register(SharedSpark.session(), directory.toString());
    List<String> queries =
        Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(DOCUMENT).split("## Worked queries\n", 2)[1])
            .results()
            .map(r -> r.group(1))
            .toList();
    assertThat(queries).hasSize(10);
    int answered = 0;
    for (String query : queries) {
      answered += SharedSpark.session().sql(query).collectAsList().isEmpty() ? 0 : 1;
    }
    assertThat(answered).as("made-up dual scores find no missed pair").isEqualTo(9);
  }

  /** From a heading to the next one. */
  private static String section(String document, String heading) {
    assertThat(document).contains(heading + "\n");
    String from = document.substring(document.indexOf(heading + "\n") + heading.length());
    int end = from.indexOf("\n##");
    return end < 0 ? from : from.substring(0, end + 1);
  }

  private static String table(List<? extends Column<?>> columns) {
    StructField[] fields = TableSchema.spark(columns).fields();
    StringBuilder table = new StringBuilder("| column | type | meaning |\n|---|---|---|\n");
    for (int i = 0; i < fields.length; i++) {
      String type = fields[i].dataType().sql().toLowerCase(Locale.ROOT);
      String meaning = columns.get(i).meaning().replace("|", "\\|");
      table.append("| `%s` | `%s` | %s |\n".formatted(fields[i].name(), type, meaning));
    }
    return table.toString();
  }
}
