package io.tegum.analysis.checkpoint;

import static io.tegum.kernel.family.ColumnType.DOUBLES;
import static io.tegum.kernel.family.ColumnType.FLOATS;
import static io.tegum.kernel.family.ColumnType.INT;
import static io.tegum.kernel.family.ColumnType.STRING;

import io.tegum.kernel.checkpoint.MatrixQuestions.Answer;
import io.tegum.kernel.checkpoint.NeuronStructure.Picture;
import io.tegum.kernel.checkpoint.PathMap;
import io.tegum.kernel.family.Column;
import java.util.List;

/** A row a picture of a path: a matrix has three, its own and one of either kind of chance. */
public final class MapsTable {
  private MapsTable() {}

  /**
   * One picture.
   *
   * @param matrix its matrix's answers
   * @param source whose path it is
   * @param picture how it looks
   */
  public record Row(Answer matrix, String source, Picture picture) {

    private PathMap map() {
      return picture.map();
    }
  }

  /** The table. */
  public static final CheckpointTable<Row> TABLE =
      new CheckpointTable<>(
          "maps",
          List.of(
              new Column<>(
                  "layer",
                  INT,
                  "Layer; null for a matrix of no layer",
                  r -> MatricesTable.layer(r.matrix())),
              new Column<>("kind", STRING, "As in matrices", r -> r.matrix().matrix().kind()),
              new Column<>("source", STRING, "`matrix`, `gaussian` or `shuffled`", Row::source),
              new Column<>("size", INT, "Stretches of the path", r -> r.map().size()),
              new Column<>(
                  "whole",
                  FLOATS,
                  "Root mean square cosine between two stretches, size x size",
                  r -> r.map().whole()),
              new Column<>(
                  "window_place", INT, "First place of the window", r -> r.map().windowAt()),
              new Column<>("window_size", INT, "Places of the window", r -> r.map().windowSize()),
              new Column<>(
                  "window",
                  DOUBLES,
                  "Cosines between places of the window whose steps are strongest, window_size squared",
                  r -> r.map().window()),
              new Column<>(
                  "nearest",
                  DOUBLES,
                  "Share of rows whose |cosine| with the nearest neighbour lies in each of 40 bins from 0 to 1;"
                      + " of chance, over all draws",
                  r -> r.picture().nearest())));

  /** The pictures of a matrix; none where its neurons were not asked about. */
  public static List<Row> rows(Answer answer) {
    return answer
        .structure()
        .map(
            structure ->
                List.of(
                    new Row(answer, "matrix", structure.picture()),
                    new Row(answer, "gaussian", structure.gaussianPicture()),
                    new Row(answer, "shuffled", structure.shuffledPicture())))
        .orElse(List.of());
  }
}
