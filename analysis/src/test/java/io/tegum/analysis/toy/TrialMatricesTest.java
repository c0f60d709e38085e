package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.toy.model.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.sql.Row;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialMatricesTest {
  /** A and B are stored as floats. */
  private static final double FLOAT_ROUNDING = 1e-6;

  @TempDir Path directory;

  @Test
  void matricesAreTheTrainedOnesAndOmegaIsAtransposedB() throws IOException {
    TrialRow written = SyntheticSweep.withHead("grid").get(2 * SyntheticSweep.SEEDS * 40);
    Row row = readBack(written);
    Parameters parameters = SyntheticSweep.toy(written).parameters().orElseThrow();
    Parameters.HeadParameters head = parameters.head().orElseThrow();
    DMatrixRMaj omega = new DMatrixRMaj(SyntheticSweep.HIDDEN, SyntheticSweep.HIDDEN);
    CommonOps_DDRM.multTransA(head.a(), head.b(), omega);

    assertEqual(TrialMatrices.w(row), parameters.w());
    assertEqual(TrialMatrices.headA(row), head.a());
    assertEqual(TrialMatrices.headB(row), head.b());
    assertEqual(TrialMatrices.omega(row), omega);
  }

  @Test
  void aTrialWithoutAHeadHasNoOmega() throws IOException {
    Row row = readBack(SyntheticSweep.headless("plain").get(0));
    assertThat(TrialMatrices.w(row)).isNotNull();
    assertThat(TrialMatrices.omega(row)).isNull();
  }

  private Row readBack(TrialRow row) throws IOException {
    SyntheticSweep.write(directory, List.of(row));
    ResultsViews.register(SharedSpark.session(), directory.toString());
    return SharedSpark.session().table("trials").head();
  }

  private static void assertEqual(Matrix actual, DMatrixRMaj expected) {
    assertThat(actual.numRows()).isEqualTo(expected.numRows);
    assertThat(actual.numCols()).isEqualTo(expected.numCols);
    for (int i = 0; i < expected.numRows; i++) {
      for (int j = 0; j < expected.numCols; j++) {
        assertThat(actual.apply(i, j)).isCloseTo(expected.get(i, j), within(FLOAT_ROUNDING));
      }
    }
  }
}
