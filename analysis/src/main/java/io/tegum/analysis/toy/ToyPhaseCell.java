package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.ShortNumber;
import org.apache.spark.sql.Row;

/**
 * A row of toy-phase.sql: a cell's best seed beside theory.
 *
 * @param density p
 * @param importance of the last feature
 * @param trials trials in the cell
 * @param seeds distinct seeds
 * @param completed trials that completed
 * @param phase the last feature's in the best trial
 * @param optimumPhase the last feature's in the best known optimum
 * @param unitNormPhase the last feature's in the best solution of unit norm
 * @param gap loss of the best trial over that of the best known optimum, less 1
 * @param atOptimum trials within {@link #NEAR} of it
 */
record ToyPhaseCell(
    double density,
    double importance,
    long trials,
    long seeds,
    long completed,
    String phase,
    String optimumPhase,
    String unitNormPhase,
    double gap,
    int atOptimum) {

  /** What counts as having reached the optimum; toy-phase.sql has it too. */
  static final double NEAR = 0.01;

  static ToyPhaseCell of(Row row) {
    return new ToyPhaseCell(
        row.getAs("density"),
        row.getAs("last_importance"),
        row.<Long>getAs("trials"),
        row.<Long>getAs("seeds"),
        row.<Long>getAs("completed"),
        row.getAs("phase"),
        row.getAs("optimum_phase"),
        row.getAs("unit_norm_phase"),
        row.getAs("gap"),
        row.getAs("at_optimum"));
  }

  boolean isNear() {
    return gap <= NEAR;
  }

  /** "p = 0.3, importance 2: 1.4 % above". */
  String described() {
    return "p = %s, importance %s: %s above"
        .formatted(ShortNumber.of(density), ShortNumber.of(importance), percent(gap));
  }

  /** "0.012 %"; gaps that rounding made negative are 0. */
  static String percent(double gap) {
    return ShortNumber.of(100 * Math.max(0, gap)) + " %";
  }
}
