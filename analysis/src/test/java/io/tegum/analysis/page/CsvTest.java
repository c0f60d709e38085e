package io.tegum.analysis.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import org.junit.jupiter.api.Test;

class CsvTest {

  @Test
  void valuesKeepTheirDigitsAndListsAreJson() {
    String sql =
        "SELECT 0.1D + 0.2D AS sum, 'a \"quoted\", line' AS `x,y`, NULL AS nothing, '' AS empty,"
            + " array(struct(1 AS left, 2.5D AS weight)) AS pairs, array(1, NULL) AS list, true AS"
            + " yes";
    assertThat(Csv.of(Evidence.of(SharedSpark.session(), sql)))
        .isEqualTo(
            "sum,\"x,y\",nothing,empty,pairs,list,yes\r\n"
                + "0.30000000000000004,\"a \"\"quoted\"\", line\",,\"\","
                + "\"[{\"\"left\"\":1,\"\"weight\"\":2.5}]\",\"[1,null]\",true\r\n");
  }
}
