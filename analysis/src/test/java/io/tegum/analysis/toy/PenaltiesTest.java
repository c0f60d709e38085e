package io.tegum.analysis.toy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.analysis.SharedSpark;
import io.tegum.kernel.family.Column;
import io.tegum.kernel.toy.model.Regularisation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of all penalties, so that one more is asked for here too. */
class PenaltiesTest {

  private static final List<String> COLUMNS =
      Regularisation.SETTINGS.stream()
          .flatMap(setting -> setting.columns().stream())
          .map(Column::name)
          .toList();

  @Test
  void penaltiesThatAreOnAreNamedAndNullIsNone() {
    assertThat(said("0D", Map.of("dropout", "0.1D", "weight_l1", "0.5D")))
        .isEqualTo("[q = 0.1, nu = 0.5,false]");
    assertThat(said("0D", Map.of())).isEqualTo("[,true]");
    assertThat(said("double(NULL)", Map.of("dropout", "0D"))).isEqualTo("[,true]");
  }

  @Test
  void oneCanBeLeftOutOfTheCondition() {
    String condition = "{no penalty but dropout}";
    assertThat(asked(condition, "double(NULL)", Map.of("dropout", "0.1D"))).isEqualTo("[true]");
    assertThat(asked(condition, "0D", Map.of("hidden_l1", "0.1D"))).isEqualTo("[false]");
    assertThatThrownBy(() -> Penalties.expanded("{no penalty but dropuot}"))
        .hasMessageContaining("dropuot is no penalty");
  }

  @Test
  void queriesSayThemByTheirMarkersAlone() {
    assertThat(Penalties.columnsAnd("n_hidden"))
        .containsExactlyElementsOf(
            Stream.concat(COLUMNS.stream(), Stream.of("n_hidden")).sorted().toList());
    assertThat(Queries.of("polysemantic"))
        .contains("GROUP BY n_features, n_hidden, hidden_activation, " + String.join(", ", COLUMNS))
        .doesNotContain("{");
  }

  private static String said(String other, Map<String, String> values) {
    return asked("concat_ws(', ', {penalties}), {no penalty}", other, values);
  }

  /** What {@code columns} are of a row with these values, and {@code other} everywhere else. */
  private static String asked(String columns, String other, Map<String, String> values) {
    String row =
        COLUMNS.stream()
            .map(column -> values.getOrDefault(column, other) + " AS " + column)
            .collect(joining(", "));
    String query = Penalties.expanded("SELECT " + columns + " FROM (SELECT " + row + ")");
    return SharedSpark.session().sql(query).first().toString();
  }
}
