package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class PenaltiesTest {

  @Test
  void penaltiesThatAreOnAreNamedAndNullIsNone() {
    String texts =
        Penalties.expanded(
            "SELECT concat_ws(', ', {penalties}), {no penalty} FROM VALUES (%s)"
                + " AS t (dropout, hidden_l1, weight_l1)");
    assertThat(first(texts.formatted("0.1D, 0D, 0.5D"))).isEqualTo("[q = 0.1, nu = 0.5,false]");
    assertThat(first(texts.formatted("0D, 0D, 0D"))).isEqualTo("[,true]");
    assertThat(first(texts.formatted("0D, double(NULL), double(NULL)"))).isEqualTo("[,true]");
  }

  @Test
  void dropoutCanBeLeftOutOfTheCondition() {
    String condition =
        Penalties.expanded(
            "SELECT {no penalty but dropout} FROM VALUES (%s)"
                + " AS t (dropout, hidden_l1, weight_l1)");
    assertThat(first(condition.formatted("0.1D, 0D, double(NULL)"))).isEqualTo("[true]");
    assertThat(first(condition.formatted("0D, 0.1D, 0D"))).isEqualTo("[false]");
  }

  @Test
  void queriesSayThemByTheirMarkersAlone() {
    assertThat(Penalties.columnsAnd("n_hidden"))
        .containsExactly("dropout", "hidden_l1", "n_hidden", "weight_l1");
    assertThat(Queries.of("polysemantic"))
        .contains("GROUP BY n_features, n_hidden, hidden_activation, dropout, hidden_l1, weight_l1")
        .doesNotContain("{");
  }

  private static String first(String sql) {
    Row row = SharedSpark.session().sql(sql).first();
    return row.toString();
  }
}
