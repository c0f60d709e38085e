package io.tegum.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.analysis.SyntheticSweep;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialKeysTest {
  private static final TrialKeys KEYS = TrialKeys.of(SyntheticSweep.FAMILY);

  @Test
  void everyColumnOfASettingIsAKey() {
    for (String column : SyntheticSweep.configurationColumns()) {
      assertThat(KEYS.list()).contains("`" + column + "`");
      assertThat(KEYS.between("a", "b")).contains("a.`" + column + "`", "b.`" + column + "`");
    }
    assertThat(KEYS.list()).contains("`seed`");
  }

  @Test
  void aSettingIsLeftOutWithAllItsColumns() {
    List<String> names =
        Stream.of(KEYS.but("rank_ratio", "correlation", "lambda").list().split(", ")).toList();
    assertThat(names)
        .contains("`sparsity`", "`n_hidden`")
        .doesNotContain("`head_rank`", "`rank_ratio`", "`correlation`", "`set_size`", "`lambda`");
  }

  @Test
  void aSectionIsLeftOutWithAllItsSettings() {
    assertThat(KEYS.expanded("{alike but head}"))
        .isEqualTo(KEYS.but("head_rank", "lambda", "target", "pairs").list())
        .contains("`schedule`", "`seed`");
  }

  @Test
  void listsAreTextsAndWhatOlderResultsLackHasItsDefault() {
    assertThat(KEYS.list())
        .contains("CAST(`pairs` AS string)")
        .contains("coalesce(`initial_scale`, 1.0D)")
        .contains("coalesce(`dropout`, 0.0D)");
  }

  @Test
  void markersOfQueriesAreReplaced() {
    TrialKeys few = KEYS.but("seed");
    assertThat(KEYS.expanded("GROUP BY {alike but seed}, x -> {x}"))
        .isEqualTo("GROUP BY " + few.list() + ", x -> {x}");
    assertThat(KEYS.expanded("ON {one alike other but seed} WHERE {alike}"))
        .isEqualTo("ON " + few.between("one", "other") + " WHERE " + KEYS.list());
  }

  @Test
  void everyNumberAndLabelOfASettingCanBeSelected() {
    assertThat(KEYS.expanded("SELECT trial_id, {settings} FROM trials"))
        .startsWith("SELECT trial_id, `n_features` AS `n_features`, ")
        .contains("coalesce(`initial_scale`, 1.0D) AS `initial_scale`", "`seed` AS `seed`")
        .doesNotContain("pairs")
        .endsWith(" FROM trials");
  }

  @Test
  void defaultsOfSectionsAreConditionsAndWhatOlderResultsLackIsItsDefault() {
    assertThat(KEYS.expanded("WHERE {default model, head but\n  n_features, n_hidden} AND x"))
        .isEqualTo(
            "WHERE `activation` = 'relu' AND coalesce(`hidden_activation`, 'identity') = 'identity'"
                + " AND `head_rank` IS NULL AND `rank_ratio` IS NULL AND `lambda` IS NULL"
                + " AND `target` IS NULL AND `pairs` IS NULL AND x");
    assertThat(KEYS.expanded("{default data but sparsity}"))
        .contains("`importance_decay` = 1.0D", "`last_importance` IS NULL")
        .contains("`correlation` IS NULL AND `set_size` IS NULL", "`profile` IS NULL")
        .contains("coalesce(`values`, 'unit') = 'unit'")
        .doesNotContain("activation");
    assertThatThrownBy(() -> KEYS.expanded("{default model but n_features}"))
        .hasMessage("model.hidden has no default in n_hidden");
    assertThatThrownBy(() -> KEYS.expanded("{default modl but n_features}"))
        .hasMessageStartingWith("No section modl: model, ");
  }

  @Test
  void aColumnThatNoSettingHasIsRefused() {
    assertThatThrownBy(() -> KEYS.expanded("{alike but lamda}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lamda");
  }
}
