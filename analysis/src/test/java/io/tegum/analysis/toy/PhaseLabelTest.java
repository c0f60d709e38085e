package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class PhaseLabelTest {
  private static final String TYPE = "ARRAY<STRUCT<features: ARRAY<INT>, rank: INT, kind: STRING>>";
  private static final String SHARED = "array(factor(array(0, 2)), factor(array(1)))";
  private static final String ALONE = "array(factor(array(0)), factor(array(1)))";

  @Test
  void aTrialIsSuperposedDroppedOrDedicated() {
    assertThat(label(PhaseLabel.ofTrial(), SHARED, 4)).isEqualTo("superposed");
    assertThat(label(PhaseLabel.ofTrial(), ALONE, 3)).isEqualTo("dropped");
    assertThat(label(PhaseLabel.ofTrial(), ALONE, 2)).isEqualTo("dedicated");
  }

  @Test
  void superpositionIsToldApartByItsFigures() {
    String pair = "factor(array(0, 2), 'antipodal pair')";
    String triangle = "factor(array(3, 4, 5), 'triangle')";
    String alone = "factor(array(1), 'dedicated')";
    String both = "array(%s, %s, %s)".formatted(triangle, alone, pair);
    assertThat(label(PhaseLabel.ofTrialByGeometry(), both, 6))
        .isEqualTo("antipodal pair + triangle");
    assertThat(label(PhaseLabel.ofTrialByGeometry(), "array(%s, %s)".formatted(pair, pair), 9))
        .isEqualTo("antipodal pair");
    assertThat(label(PhaseLabel.ofTrialByGeometry(), ALONE, 3)).isEqualTo("dropped");
    assertThat(label(PhaseLabel.ofTrialByGeometry(), ALONE, 2)).isEqualTo("dedicated");
    assertThat(label(PhaseLabel.ofLastFeatureByGeometry(), both, 6)).isEqualTo("triangle");
    assertThat(label(PhaseLabel.ofLastFeatureByGeometry(), both, 3)).isEqualTo("antipodal pair");
    assertThat(label(PhaseLabel.ofLastFeatureByGeometry(), both, 2)).isEqualTo("dedicated");
    assertThat(label(PhaseLabel.ofLastFeatureByGeometry(), both, 7)).isEqualTo("dropped");
    assertThat(label(PhaseLabel.ofLastFeatureByGeometry(), "array()", 2)).isEqualTo("dropped");
  }

  @Test
  void aTrialThatDidNotCompleteHasNoPhase() {
    assertThat(label(PhaseLabel.ofTrial(), "CAST(NULL AS " + TYPE + ")", 2)).isNull();
    for (String expression :
        List.of(PhaseLabel.ofTrialByGeometry(), PhaseLabel.ofLastFeatureByGeometry())) {
      assertThat(label(expression, "CAST(NULL AS " + TYPE + ")", 2)).isNull();
    }
  }

  private static String label(String expression, String factors, int features) {
    String sql =
        "SELECT %s FROM (SELECT CAST(%s AS %s) AS tegum_factors, %d AS n_features)"
            .formatted(
                expression,
                factors
                    .replaceAll("factor\\((array\\([0-9, ]*\\))\\)", "struct($1, 1, 'k')")
                    .replaceAll(
                        "factor\\((array\\([0-9, ]*\\)), ('[a-z ]*')\\)", "struct($1, 1, $2)"),
                TYPE,
                features);
    List<Row> rows = SharedSpark.session().sql(sql).collectAsList();
    return rows.get(0).getString(0);
  }
}
