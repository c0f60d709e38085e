package io.tegum.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tegum.analysis.SharedSpark;
import io.tegum.kernel.family.Families;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewQueriesTest {
  private static final ViewQueries TOY = ViewQueries.of(Families.named("toy"));

  @TempDir private Path empty;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "SELECT count(*) FROM trials | none",
        "SELECT * FROM `Features` | features",
        "select * from heads join curves using (trial_id) | head_trials heads",
        "WITH a AS (SELECT * FROM middle_trials) SELECT * FROM a | middle_cells middle_trials",
        "SELECT * FROM dictionaries, PAIRS | pairs trial_dictionaries dictionaries",
        "SELECT * FROM /* all */ cells | cells",
        "SELECT head_trials_too, heads2 FROM trials | none",
      })
  void aQueryGetsTheViewsThatItNames(String query, String views) {
    List<String> expected = views == null ? List.of() : List.of(views.split(" "));
    assertThat(TOY.namedIn(query).byName().keySet()).containsExactlyElementsOf(expected);
  }

  /** In a session of its own, where nothing else is registered. */
  @Test
  void eachViewIsThereByItsNameAlone() {
    SparkSession spark = SharedSpark.session();
    ResultsFolder folder = ResultsFolder.whole(empty.toString());
    List<String> seen = new ArrayList<>();
    for (String view : TOY.byName().keySet()) {
      SparkSession alone = spark.newSession();
      ResultsViews.registerFor(alone, folder, "SELECT count(*) FROM " + view);
      assertThatCode(() -> alone.table(view)).as(view).doesNotThrowAnyException();
      assertThat(alone.catalog().tableExists("curves")).isTrue();
      seen.add(view);
    }
    assertThat(seen).contains("cells", "features", "heads", "middle_trials").hasSize(10);
  }
}
