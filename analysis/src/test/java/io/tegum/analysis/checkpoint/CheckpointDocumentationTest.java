package io.tegum.analysis.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

/**
 * docs/inspect.md lists the tables as they are; when this fails, paste the expected table there.
 */
class CheckpointDocumentationTest {

  @Test
  void theDocumentListsEveryColumn() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "inspect.md"));
    for (CheckpointTable<?> table : CheckpointTable.all()) {
      assertThat(document).contains("### " + table.name() + "\n\n" + text(table));
    }
  }

  static String text(CheckpointTable<?> table) {
    StructField[] fields = table.schema().fields();
    StringBuilder text = new StringBuilder("| column | type | meaning |\n|---|---|---|\n");
    for (int i = 0; i < fields.length; i++) {
      String type = fields[i].dataType().sql().toLowerCase(Locale.ROOT);
      String meaning = table.columns().get(i).meaning().replace("|", "\\|");
      text.append("| `%s` | `%s` | %s |\n".formatted(fields[i].name(), type, meaning));
    }
    return text.toString();
  }
}
