package io.tegum.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tegum.analysis.SharedSpark;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import java.nio.file.Path;
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
        "SELECT * FROM answers, functions | none",
        "SELECT head_trials_too, heads2 FROM trials | none",
      })
  void aQueryGetsTheViewsThatItNames(String query, String views) {
    List<String> expected = views == null ? List.of() : List.of(views.split(" "));
    assertThat(TOY.namedIn(query).byName().keySet()).containsExactlyElementsOf(expected);
  }

  @Test
  void textsThatBecomeNamesMayNameAny() {
    assertThat(TOY.namedIn("SELECT * FROM IDENTIFIER('cel' 'ls')")).isEqualTo(TOY);
  }

  /** In a session of its own, where nothing else is registered. */
  @ParameterizedTest
  @CsvSource({"toy, 10", "feed-forward, 3", "addition, 5"})
  void eachViewIsThereByItsNameAlone(String name, int views) {
    Family family = Families.named(name);
    FamilyViews own = FamilyViews.of(name).orElseThrow();
    ViewQueries all = ViewQueries.of(family);
    assertThat(all.byName())
        .hasSize(views)
        .containsKey("cells")
        .containsAllEntriesOf(own.queries());
    for (String view : all.byName().keySet()) {
      SparkSession alone = SharedSpark.session().newSession();
      ResultsViews.registerTables(alone, ResultsFolder.whole(empty.toString()), family);
      all.namedIn("SELECT count(*) FROM " + view).register(alone);
      assertThatCode(() -> alone.table(view)).as(view).doesNotThrowAnyException();
    }
  }
}
