package io.tegum.analysis.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import io.tegum.kernel.checkpoint.FloatMatrix;
import io.tegum.kernel.checkpoint.MatrixNorms;
import io.tegum.kernel.checkpoint.MatrixQuestions.Answer;
import io.tegum.kernel.checkpoint.MatrixReference;
import io.tegum.kernel.checkpoint.MatrixReference.Layout;
import io.tegum.kernel.checkpoint.MatrixReference.Order;
import io.tegum.kernel.checkpoint.MatrixReference.Questions;
import io.tegum.kernel.checkpoint.NeuronStructure;
import io.tegum.kernel.checkpoint.Tensor;
import io.tegum.kernel.checkpoint.TensorType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page and its files, from tables of made-up matrices. */
class CheckpointReportTest {

  private static final String EVIL = "</script><b id='evil'>&amp;</b>";

  @TempDir Path folder;

  @Test
  void structureIsSaidOnlyWhereItLiesBeyondChance() throws IOException {
    write(answer(1, "mlp_out", 0), answer(0, "mlp_out", 0));
    assertThat(page().get("index.html"))
        .contains("No structure: of 2 matrices, none has a path beyond chance")
        .doesNotContain("Structure in");
    write(answer(2, "mlp_out", 8));
    assertThat(page().get("index.html"))
        .contains("Structure in 1 of 3 matrices (by chance 0.015). Most in mlp_out of layer 2")
        .contains("16 of 180 neurons stand in blocks, 8 of them");
  }

  @Test
  void namesFromFilesStayText() throws IOException {
    write(answer(-1, EVIL, 3));
    Map<String, String> page = page();
    assertThat(page.get("index.html"))
        .doesNotContain("<b id=")
        .contains("&lt;/script&gt;&lt;b id=");
    assertThat(page).containsKeys("path-1.svg", "path-1.csv", "path-1-diagonal.svg");
  }

  @Test
  void anEmptyFolderGivesAPageThatSaysSo() throws IOException {
    assertThat(page().get("index.html"))
        .contains("No matrix with neurons was looked at, or none with three");
  }

  private Map<String, String> page() throws IOException {
    Map<String, String> files = new TreeMap<>();
    CheckpointReport.write(
        SharedSpark.session(),
        folder.toString(),
        new CheckpointRecord("model " + EVIL, List.of("A note."), Map.of("Seed", "0")),
        (name, content) -> files.put(name, new String(content, StandardCharsets.UTF_8)));
    return files;
  }

  private void write(Answer... answers) throws IOException {
    for (Answer answer : answers) {
      String name =
          "%d-%d.parquet".formatted(answer.matrix().layer(), answer.matrix().kind().hashCode());
      MatricesTable.TABLE.write(file("matrices", name), List.of(answer), Map.of());
      NeuronsTable.TABLE.write(file("neurons", name), NeuronsTable.rows(answer), Map.of());
      MapsTable.TABLE.write(file("maps", name), MapsTable.rows(answer), Map.of());
    }
  }

  private LocalOutputFile file(String table, String name) throws IOException {
    Files.createDirectories(folder.resolve(table));
    return new LocalOutputFile(folder.resolve(table).resolve(name));
  }

  /** Sixty Gaussian rows, so many pairs of which are nearly the same. */
  private static Answer answer(int layer, String kind, int pairs) {
    Random random = new Random(layer + 10);
    float[] values = new float[60 * 24];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < pairs * 24; i++) {
      values[30 * 24 + i] = values[i] + 0.05f * values[30 * 24 + i];
    }
    FloatMatrix matrix = new FloatMatrix(60, 24, values);
    Tensor tensor = new Tensor(kind, TensorType.F32, List.of(60L, 24L), "f", 0);
    Layout layout = new Layout(Order.UNITS_FIRST, 60, 0, 60, 0);
    return new Answer(
        new MatrixReference(layer, kind, Questions.NEURONS, tensor, layout, null),
        new MatrixNorms(1, 1, 1, 1, 1, 1),
        Optional.of(NeuronStructure.of(matrix, 10, 0)));
  }
}
