package io.tegum.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

/**
 * docs/results.md lists the tables as they are; when this fails, paste the expected table there.
 */
class ResultsDocumentationTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "results.md");

  @Test
  void theDocumentListsEveryTrialsColumn() throws IOException {
    assertThat(Files.readString(DOCUMENT)).contains(table(TrialsTable.COLUMNS));
  }

  @Test
  void theDocumentListsEveryCurvesColumn() throws IOException {
    assertThat(Files.readString(DOCUMENT)).contains(table(CurvesTable.COLUMNS));
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
