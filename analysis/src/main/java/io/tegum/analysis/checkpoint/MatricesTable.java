package io.tegum.analysis.checkpoint;

import static io.tegum.kernel.family.ColumnType.BOOLEAN;
import static io.tegum.kernel.family.ColumnType.DOUBLE;
import static io.tegum.kernel.family.ColumnType.INT;
import static io.tegum.kernel.family.ColumnType.STRING;

import io.tegum.kernel.checkpoint.MatrixQuestions.Answer;
import io.tegum.kernel.checkpoint.NeuronStructure;
import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import java.util.List;
import java.util.function.Function;

/** A row a matrix. */
public final class MatricesTable {
  private MatricesTable() {}

  /** The table. */
  public static final CheckpointTable<Answer> TABLE =
      new CheckpointTable<>(
          "matrices",
          List.of(
              column("layer", INT, "Layer; null for a matrix of no layer", MatricesTable::layer),
              column(
                  "kind",
                  STRING,
                  "`mlp_in`, `_gate`, `_out`, `attention_query`, `_key`, `_value`, `_output`, `embedding`, `unembedding`; or a plain matrix's name",
                  a -> a.matrix().kind()),
              column("tensor", STRING, "Its name in the file", a -> a.matrix().tensor().name()),
              column(
                  "rows",
                  INT,
                  "Units: neurons, dimensions of heads, tokens; a row each, however they stand in the file",
                  a -> a.matrix().units()),
              column("columns", INT, "Dimensions of the residual stream", a -> a.matrix().width()),
              column(
                  "gain_folded",
                  BOOLEAN,
                  "Whether its columns are multiplied with the gain of the norm before it",
                  a -> a.matrix().gainOrNull() != null),
              column(
                  "frobenius_norm",
                  DOUBLE,
                  "Root of the sum of squares",
                  a -> a.norms().frobenius()),
              column("largest_row_norm", DOUBLE, "Of all rows", a -> a.norms().largestNorm()),
              column("smallest_row_norm", DOUBLE, "Of all rows", a -> a.norms().smallestNorm()),
              column(
                  "spectral_norm",
                  DOUBLE,
                  "sigma_1; null for vocabularies, and where both sides exceed 2,048",
                  a -> a.norms().spectral()),
              column(
                  "effective_rank",
                  DOUBLE,
                  "exp(entropy of sigma / sum sigma); null likewise",
                  a -> a.norms().effectiveRank()),
              column(
                  "stable_rank",
                  DOUBLE,
                  "Sum of squares over sigma_1^2; null likewise",
                  a -> a.norms().stableRank()),
              path(
                  "path_cos2",
                  "Mean squared cosine of the steps along the greedy path; null where neurons are not asked about",
                  s -> s.path().meanSquare()),
              path(
                  "path_cos2_gaussian",
                  "Its mean over Gaussian matrices",
                  s -> s.gaussian().mean()),
              path(
                  "path_cos2_gaussian_low",
                  "Where one more Gaussian matrix lies with a chance of 99 %: from",
                  s -> s.gaussian().low()),
              path("path_cos2_gaussian_high", "to", s -> s.gaussian().high()),
              path(
                  "path_cos2_shuffled",
                  "Its mean with each column shuffled",
                  s -> s.shuffled().mean()),
              path("path_cos2_shuffled_low", "As for Gaussian ones: from", s -> s.shuffled().low()),
              path("path_cos2_shuffled_high", "to", s -> s.shuffled().high()),
              ofStructure(
                  "structured",
                  BOOLEAN,
                  "Whether `path_cos2` lies above both intervals",
                  NeuronStructure::isStructured),
              path(
                  "largest_cos2",
                  "Largest squared cosine of two rows, with which the path begins",
                  s -> s.path().largestSquare()),
              ofStructure("path_first", INT, "The first row of that pair", s -> s.path().first()),
              ofStructure("path_second", INT, "The second", s -> s.path().second()),
              path(
                  "block_cos2",
                  "Squared cosine above which a step joins two rows into a block: no random path's largest step is likely to reach it",
                  NeuronStructure::blockSquare),
              ofStructure("blocks", INT, "Blocks along the path", s -> s.path().blocks()),
              ofStructure("in_blocks", INT, "Rows in a block", s -> s.path().inBlocks()),
              ofStructure(
                  "silent_rows",
                  INT,
                  "Rows of norm 0, which stand on no path",
                  s -> s.path().silent())));

  static Integer layer(Answer answer) {
    return answer.matrix().layer() < 0 ? null : answer.matrix().layer();
  }

  private static Column<Answer> column(
      String name, ColumnType type, String meaning, Function<Answer, Object> value) {
    return new Column<>(name, type, meaning, value);
  }

  private static Column<Answer> path(
      String name, String meaning, Function<NeuronStructure, Object> value) {
    return ofStructure(name, DOUBLE, meaning, value);
  }

  private static Column<Answer> ofStructure(
      String name, ColumnType type, String meaning, Function<NeuronStructure, Object> value) {
    return new Column<>(name, type, meaning, answer -> answer.structure().map(value).orElse(null));
  }
}
