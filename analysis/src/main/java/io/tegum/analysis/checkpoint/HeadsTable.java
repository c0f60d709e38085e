package io.tegum.analysis.checkpoint;

import static io.tegum.kernel.family.ColumnType.BOOLEAN;
import static io.tegum.kernel.family.ColumnType.DOUBLE;
import static io.tegum.kernel.family.ColumnType.DOUBLES;
import static io.tegum.kernel.family.ColumnType.INT;
import static io.tegum.kernel.family.ColumnType.INTS;

import io.tegum.kernel.checkpoint.HeadQuestions.Answer;
import io.tegum.kernel.checkpoint.ScoreParts;
import io.tegum.kernel.checkpoint.TopEntries;
import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A row a head. */
public final class HeadsTable {
  private HeadsTable() {}

  /** The table. */
  public static final CheckpointTable<Answer> TABLE =
      new CheckpointTable<>(
          "heads",
          List.of(
              column("layer", INT, "Layer", Answer::layer),
              column("head", INT, "Its number in the layer", Answer::head),
              column(
                  "key_value_head",
                  INT,
                  "The key and value head that it uses, which grouped-query heads share",
                  Answer::keyValueHead),
              column(
                  "qk_singular_values",
                  DOUBLES,
                  "Of QK = W_Q' W_K, descending, as many as a head has dimensions",
                  a -> a.circuits().qk().singularValues()),
              column(
                  "ov_singular_values",
                  DOUBLES,
                  "Of OV = W_O W_V, likewise",
                  a -> a.circuits().ov().singularValues()),
              column(
                  "qk_effective_rank",
                  DOUBLE,
                  "exp(entropy of sigma / sum sigma); null where QK is 0",
                  a -> a.circuits().qk().effectiveRank()),
              column(
                  "qk_stable_rank",
                  DOUBLE,
                  "Sum sigma^2 / sigma_1^2",
                  a -> a.circuits().qk().stableRank()),
              column(
                  "ov_effective_rank", DOUBLE, "As for QK", a -> a.circuits().ov().effectiveRank()),
              column("ov_stable_rank", DOUBLE, "As for QK", a -> a.circuits().ov().stableRank()),
              column(
                  "qk_left_right_cosine",
                  DOUBLE,
                  "|u_1 . v_1| of QK: 1 when a head looks for what is like its own token",
                  a -> a.circuits().leftRightCosine()),
              column(
                  "qk_left_right_chance",
                  DOUBLE,
                  "What that cosine of two random directions stays below with a chance of 99 %",
                  a -> a.nulls().leftRightHigh()),
              column(
                  "ov_copying",
                  DOUBLE,
                  "Sum of the real parts of OV's eigenvalues over the sum of their absolute values",
                  a -> a.circuits().copying()),
              column(
                  "ov_copying_gaussian_low",
                  DOUBLE,
                  "Where a head of Gaussian weights lies with a chance of 99 %: from",
                  a -> a.nulls().copying().low()),
              column("ov_copying_gaussian_high", DOUBLE, "to", a -> a.nulls().copying().high()),
              tokens(
                  "qk_top_left",
                  "Tokens that look, of the largest entries of E QK E'; null without a vocabulary",
                  a -> a.qkEntries().map(TopEntries::rows)),
              tokens(
                  "qk_top_right",
                  "Tokens that are looked at",
                  a -> a.qkEntries().map(TopEntries::columns)),
              values("qk_top_values", a -> a.qkEntries().map(TopEntries::values)),
              tokens(
                  "ov_top_left",
                  "Tokens that are written, of the largest entries of U OV E'",
                  a -> a.ovEntries().map(TopEntries::rows)),
              tokens(
                  "ov_top_right",
                  "Tokens that are read",
                  a -> a.ovEntries().map(TopEntries::columns)),
              values("ov_top_values", a -> a.ovEntries().map(TopEntries::values)),
              parts(
                  "parts_vectors",
                  INT,
                  "Vectors that its scores were taken between; null without activations",
                  ScoreParts::vectors),
              parts(
                  "parts_carrying",
                  DOUBLE,
                  "Mean number of parts sigma_k (x.u_k)(y.v_k) that make up 90 % of a score's parts",
                  ScoreParts::carrying),
              parts(
                  "parts_rotated",
                  DOUBLE,
                  "Its mean over bases turned at random",
                  p -> p.rotated().mean()),
              parts(
                  "parts_rotated_low",
                  DOUBLE,
                  "Where one more turned basis lies with a chance of 99 %: from",
                  p -> p.rotated().low()),
              parts("parts_rotated_high", DOUBLE, "to", p -> p.rotated().high()),
              parts(
                  "parts_sparse",
                  BOOLEAN,
                  "Whether `parts_carrying` lies below that interval",
                  ScoreParts::isSparse)));

  private static Column<Answer> column(
      String name, ColumnType type, String meaning, Function<Answer, Object> value) {
    return new Column<>(name, type, meaning, value);
  }

  private static Column<Answer> tokens(
      String name, String meaning, Function<Answer, Optional<int[]>> value) {
    return new Column<>(name, INTS, meaning, a -> value.apply(a).orElse(null));
  }

  private static Column<Answer> values(String name, Function<Answer, Optional<double[]>> value) {
    return new Column<>(
        name, DOUBLES, "The entries, largest size first", a -> value.apply(a).orElse(null));
  }

  private static Column<Answer> parts(
      String name, ColumnType type, String meaning, Function<ScoreParts, Object> value) {
    return new Column<>(name, type, meaning, a -> a.parts().map(value).orElse(null));
  }
}
