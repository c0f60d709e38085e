package io.tegum.analysis.checkpoint;

import static io.tegum.kernel.family.ColumnType.DOUBLE;
import static io.tegum.kernel.family.ColumnType.DOUBLES;
import static io.tegum.kernel.family.ColumnType.INT;
import static io.tegum.kernel.family.ColumnType.INTS;
import static io.tegum.kernel.family.ColumnType.STRING;

import io.tegum.kernel.checkpoint.MatrixQuestions.Answer;
import io.tegum.kernel.checkpoint.NeuronStructure.Neurons;
import io.tegum.kernel.family.Column;
import java.util.List;
import java.util.stream.IntStream;

/** A row a neuron of a matrix whose neurons were asked about. */
public final class NeuronsTable {
  private NeuronsTable() {}

  /**
   * One neuron.
   *
   * @param matrix its matrix's answers
   * @param neurons those of the matrix
   * @param neuron its row
   */
  public record Row(Answer matrix, Neurons neurons, int neuron) {}

  /** The table. */
  public static final CheckpointTable<Row> TABLE =
      new CheckpointTable<>(
          "neurons",
          List.of(
              new Column<>(
                  "layer",
                  INT,
                  "Layer; null for a matrix of no layer",
                  r -> MatricesTable.layer(r.matrix())),
              new Column<>("kind", STRING, "As in matrices", r -> r.matrix().matrix().kind()),
              new Column<>("neuron", INT, "Its row of the matrix", Row::neuron),
              new Column<>("norm", DOUBLE, "Of its row", r -> r.neurons().norms()[r.neuron()]),
              new Column<>(
                  "neighbour",
                  INT,
                  "The row of largest squared cosine; null where its norm is 0",
                  r -> first(r) ? (Object) r.neurons().neighbours()[r.neuron()][0] : null),
              new Column<>(
                  "neighbour_cosine",
                  DOUBLE,
                  "Its cosine with it",
                  r -> first(r) ? (Object) r.neurons().cosines()[r.neuron()][0] : null),
              new Column<>(
                  "neighbours",
                  INTS,
                  "The five rows of largest squared cosine, nearest first",
                  r -> r.neurons().neighbours()[r.neuron()]),
              new Column<>(
                  "neighbour_cosines",
                  DOUBLES,
                  "Its cosines with them",
                  r -> r.neurons().cosines()[r.neuron()]),
              new Column<>(
                  "place",
                  INT,
                  "Place on the path, from 0 on; null where its norm is 0",
                  r -> orNull(r.neurons().places()[r.neuron()])),
              new Column<>(
                  "block",
                  INT,
                  "Number of its block along the path; null in none",
                  r -> orNull(r.neurons().blocks()[r.neuron()]))));

  /** All neurons of a matrix; none where they were not asked about. */
  public static List<Row> rows(Answer answer) {
    return answer
        .structure()
        .map(
            structure ->
                IntStream.range(0, structure.neurons().norms().length)
                    .mapToObj(neuron -> new Row(answer, structure.neurons(), neuron))
                    .toList())
        .orElse(List.of());
  }

  private static boolean first(Row row) {
    return row.neurons().neighbours()[row.neuron()].length > 0;
  }

  private static Integer orNull(int value) {
    return value < 0 ? null : value;
  }
}
