package io.tegum.kernel.addition.table;

import static io.tegum.kernel.addition.table.WeightRows.OUTPUT_ROW;
import static io.tegum.kernel.simd.Simd.PANELS;
import static io.tegum.kernel.simd.Simd.TABLES;

import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.simd.EntryLists;
import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.LogitRows;
import io.tegum.kernel.simd.PanelOperations;
import io.tegum.kernel.simd.Rows;
import java.util.Arrays;

/**
 * Up to {@link #PAIRS} pairs on their way through the tables of one answer, so few that their rows
 * stay in the cache:
 *
 * <pre>
 *   rows    = base + sum of the table rows of the pair's digits     a pair a row
 *   rows    = z and 1 / denominators
 *   logits  = c + z M
 *   errors  = slope (softmax(logits) - onehot(label))               a pair a column
 *   dM     += z' errors,  dz = errors M'
 *   dz      = d numerators and d denominators                       added to the table's slopes
 * </pre>
 */
final class Chunk {

  /** Most pairs of a chunk. */
  static final int PAIRS = 128;

  private static final int OUTPUTS = AdditionModel.OUTPUTS;

  /** Right digits of the pairs. */
  final float[] label = new float[PAIRS];

  private final float[] slope = new float[PAIRS];

  /** Sums over columns of errors, for {@link PanelOperations#sumLanes}. */
  final float[] partial = new float[OUTPUTS * PanelOperations.LANES];

  private final FloatTables tables;
  private final AdditionModel model;
  private final float[] memory;
  private final int rows; // pairs x table row
  private final int rowSlopes; // pairs x table row
  private final int logits; // pairs x outputs
  private final int errors; // outputs x pairs
  private final int sums; // 2 x pairs
  private final LogitRows logitRows;

  // The same memory as the products take it.
  private final Factor outcomes; // rows
  private final Rows outputs; // M
  private final Rows[] constants; // c of each answer, one row for all pairs
  private final Rows logitsOfPairs;
  private final Factor errorsOfOutputs;
  private final Factor errorsOfPairs;
  private final Rows tableRows; // rows
  private final Rows tableRowSlopes;
  private final Rows outputSlopes; // dM
  private final Rows outputsTransposed; // M'
  private final Rows zero; // one row for all

  Chunk(AdditionModel model) {
    this.model = model;
    int tableRow = PanelOperations.padded(model.units() + model.heads());
    int columns = 2 * tableRow + OUTPUT_ROW + OUTPUTS + 2;
    tables = new FloatTables(model, PAIRS * columns);
    memory = tables.memory;
    rows = tables.scratch;
    rowSlopes = rows + PAIRS * tableRow;
    logits = rowSlopes + PAIRS * tableRow;
    errors = logits + PAIRS * OUTPUT_ROW;
    sums = errors + PAIRS * OUTPUTS;
    logitRows = new LogitRows(errors, sums, PAIRS);
    int unitRow = tables.rows.unitRow;
    tableRows = new Rows(memory, rows, tables.tableRow);
    tableRowSlopes = new Rows(memory, rowSlopes, tables.tableRow);
    outcomes = Factor.of(tableRows);
    outputs = new Rows(memory, tables.outputs, OUTPUT_ROW);
    outputsTransposed = new Rows(memory, tables.outputsTransposed, unitRow);
    outputSlopes = new Rows(memory, tables.outputSlopes, unitRow);
    constants = new Rows[model.answers()];
    Arrays.setAll(constants, answer -> new Rows(memory, tables.constants + answer * OUTPUT_ROW, 0));
    logitsOfPairs = new Rows(memory, logits, OUTPUT_ROW);
    Rows errorRows = new Rows(memory, errors, PAIRS);
    errorsOfOutputs = Factor.of(errorRows);
    errorsOfPairs = Factor.transposed(errorRows);
    zero = new Rows(memory, tables.zero, 0);
  }

  FloatTables tables() {
    return tables;
  }

  /**
   * Logits of pairs.
   *
   * @param first the first pair's number in the lists
   */
  void forward(int first, int pairs, EntryLists lists, int answer) {
    TABLES.gather(first, pairs, lists, tables.tableRow, memory, tables.table, tables.base, rows);
    TABLES.divide(pairs, tables.shape, memory, rows);
    PANELS.multiply(
        pairs, model.units(), OUTPUT_ROW, outcomes, outputs, constants[answer], logitsOfPairs);
  }

  /** The output of the largest logit; the first of equals. */
  int answer(int pair) {
    int at = logits + pair * OUTPUT_ROW;
    int best = 0;
    for (int o = 1; o < OUTPUTS; o++) {
      if (memory[at + o] > memory[at + best]) {
        best = o;
      }
    }
    return best;
  }

  /**
   * Errors from logits; {@link #partial} takes their sums.
   *
   * @param share factor of the errors
   * @return the sum of cross-entropies
   */
  double errors(int pairs, float share) {
    Arrays.fill(slope, 0, pairs, share);
    for (int s = 0; s < pairs; s++) {
      for (int o = 0; o < OUTPUTS; o++) {
        memory[errors + o * PAIRS + s] = memory[logits + s * OUTPUT_ROW + o];
      }
    }
    int columns = PanelOperations.padded(pairs);
    for (int s = pairs; s < columns; s++) {
      for (int o = 0; o < OUTPUTS; o++) {
        memory[errors + o * PAIRS + s] = 0;
      }
    }
    Arrays.fill(slope, pairs, PAIRS, 0);
    TABLES.softmaxErrors(OUTPUTS, columns, logitRows, label, slope, memory, partial);
    return loss(pairs);
  }

  /** The sum of log(sum) - right: one logarithm of a product that is at most 10^{@link #PAIRS}. */
  private double loss(int pairs) {
    double product = 1;
    double right = 0;
    for (int s = 0; s < pairs; s++) {
      product *= memory[sums + s];
      right += memory[sums + PAIRS + s];
    }
    return StrictMath.log(product) - right;
  }

  /** From errors to the slopes of M and of the table. */
  void backward(int first, int pairs, EntryLists lists) {
    int unitRow = tables.rows.unitRow;
    PANELS.multiply(
        OUTPUTS, pairs, unitRow, errorsOfOutputs, tableRows, outputSlopes, outputSlopes);
    PANELS.multiply(
        pairs, OUTPUTS, unitRow, errorsOfPairs, outputsTransposed, zero, tableRowSlopes);
    TABLES.divideSlope(pairs, tables.shape, memory, rows, rowSlopes);
    TABLES.scatter(first, pairs, lists, tables.tableRow, memory, rowSlopes, tables.tableSlopes);
  }
}
