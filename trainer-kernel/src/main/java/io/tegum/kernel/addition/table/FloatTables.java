package io.tegum.kernel.addition.table;

import static io.tegum.kernel.addition.table.WeightRows.OUTPUT_ROW;
import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.PANELS;
import static io.tegum.kernel.simd.Simd.TABLES;

import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.HeadShape;
import io.tegum.kernel.simd.Places;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.simd.TableRows;
import java.util.Arrays;

/**
 * The tables of {@link TableForm} in float, and the way back from their slopes to the parameters'
 * slopes, as {@link TableGradient} derives it. Everything stands in one array, so that loops have
 * one bound to check.
 *
 * <p>Call order of a step: {@link #begin}; then for each answer {@link #beginAnswer}, who uses the
 * tables adds to their slopes, {@link #endAnswer}; then {@link #end}.
 */
final class FloatTables {

  /** The largest exponent of a table: sums of products of exponentials stay finite. */
  private static final float TOP = 40;

  /**
   * How far the largest score that a pair is sure to reach may lie below the largest of all. Beyond
   * it a pair may be left with exponentials that were cut off at LEAST_EXPONENT.
   */
  private static final float MAX_SPREAD = 85;

  final AdditionModel model;
  final WeightRows rows;
  final HeadShape shape;

  /** Floats of a table row. */
  final int tableRow;

  final float[] memory;

  /** Parameters and their slopes, laid out by {@link #rows}. */
  final int weights;

  final int slopes;

  /** Table and its slopes: entries x (numerators, denominators). */
  final int table;

  final int tableSlopes;

  /** The sum of the answer's "=" entries, a table row. */
  final int base;

  /** M, units x outputs; and transposed, outputs x units. */
  final int outputs;

  final int outputsTransposed;

  /** The slope of M, outputs x units; who uses the tables adds to it. */
  final int outputSlopes;

  /** c, (D + 1) x outputs, and its slope, which the user sets. */
  final int constants;

  final int constantSlopes;

  /** Where the user's own floats begin. */
  final int scratch;

  private final int entries;
  private final int digitEntries;
  private final int units;
  private final int inputRow;
  private final int answerRow;
  private final int headRow;
  private final float scoreScale;
  private final TableRows[] tableRows; // of each answer
  private final float[] certain;
  private final float[] largest;

  // Where matrices begin; a row of units each where nothing else is said.
  final int zero; // a row of zeros, long enough for any product
  private final int inputsTransposed; // d_model x inputs
  private final int answers; // (D + 1) x d_model: x_i
  private final int answersTransposed; // d_model x (D + 1)
  private final int residuals; // (D + 1) x d_model: x_i + b_O
  private final int product; // units x inputs
  private final int projected; // inputs
  private final int queries; // D + 1, over sqrt(d_head)
  private final int keys; // entries
  private final int values; // entries
  private final int exponentials; // entries x heads
  private final int querySlopes; // D + 1
  private final int keySlopes; // entries
  private final int valueSlopes; // entries
  private final int unembedding; // outputs x d_model: W_U transposed
  private final int unitOutputSlopes; // units x outputs
  private final int answerSlopes; // (D + 1) x d_model

  /** With {@code scratch} more floats for who uses the tables. */
  FloatTables(AdditionModel model, int scratch) {
    this.model = model;
    rows = new WeightRows(model);
    shape = new HeadShape(model.heads(), model.headSize());
    entries = TableForm.entries(model);
    digitEntries = AdditionModel.OUTPUTS * model.digitPlaces();
    units = model.units();
    inputRow = padded(rows.inputRows);
    answerRow = padded(model.answers());
    headRow = shape.headRow();
    tableRow = shape.tableRow();
    scoreScale = (float) (1 / Math.sqrt(model.headSize()));
    certain = new float[headRow];
    largest = new float[headRow];
    Places places = new Places();
    weights = places.place(rows.size);
    slopes = places.place(rows.size);
    table = places.place(entries * tableRow);
    tableSlopes = places.place(entries * tableRow);
    base = places.place(tableRow);
    outputs = places.place(units * OUTPUT_ROW);
    outputsTransposed = places.place(AdditionModel.OUTPUTS * rows.unitRow);
    outputSlopes = places.place(AdditionModel.OUTPUTS * rows.unitRow);
    constants = places.place(model.answers() * OUTPUT_ROW);
    constantSlopes = places.place(model.answers() * OUTPUT_ROW);
    zero = places.place(Math.max(inputRow, Math.max(rows.widthRow, rows.unitRow)));
    inputsTransposed = places.place(model.width() * inputRow);
    answers = places.place(model.answers() * rows.widthRow);
    answersTransposed = places.place(model.width() * answerRow);
    residuals = places.place(model.answers() * rows.widthRow);
    product = places.place(units * inputRow);
    projected = places.place(rows.inputRows * rows.unitRow);
    queries = places.place(model.answers() * rows.unitRow);
    keys = places.place(entries * rows.unitRow);
    values = places.place(entries * rows.unitRow);
    exponentials = places.place(entries * headRow);
    querySlopes = places.place(model.answers() * rows.unitRow);
    keySlopes = places.place(entries * rows.unitRow);
    valueSlopes = places.place(entries * rows.unitRow);
    unembedding = places.place(AdditionModel.OUTPUTS * rows.widthRow);
    unitOutputSlopes = places.place(units * OUTPUT_ROW);
    answerSlopes = places.place(model.answers() * rows.widthRow);
    this.scratch = places.place(scratch);
    memory = places.allocate();
    tableRows = new TableRows[model.answers()];
    for (int answer = 0; answer < tableRows.length; answer++) {
      tableRows[answer] =
          new TableRows(
              queries + answer * rows.unitRow,
              keys,
              values,
              exponentials,
              tableSlopes,
              querySlopes + answer * rows.unitRow,
              keySlopes,
              valueSlopes);
    }
  }

  /**
   * From the parameters to queries, keys, values, M and c; slopes are cleared.
   *
   * @param parameters laid out by {@link #rows}
   */
  void begin(float[] parameters) {
    System.arraycopy(parameters, 0, memory, weights, rows.size);
    int inputs = weights + rows.inputs;
    transpose(inputs, rows.inputRows, rows.widthRow, inputsTransposed, model.width(), inputRow);
    int equals = inputs + AdditionModel.EQUALS * rows.widthRow;
    for (int answer = 0; answer < model.answers(); answer++) {
      int place = inputs + inputOf(model.digitPlaces() + answer) * rows.widthRow;
      int x = answers + answer * rows.widthRow;
      sum(rows.widthRow, equals, place, x);
      sum(rows.widthRow, x, weights + rows.bO, residuals + answer * rows.widthRow);
    }
    transpose(answers, model.answers(), rows.widthRow, answersTransposed, model.width(), answerRow);
    entryProjections(weights + rows.wK, weights + rows.bK, keys);
    entryProjections(weights + rows.wV, weights + rows.bV, values);
    answerQueries();
    PANELS.multiply(
        units,
        model.width(),
        OUTPUT_ROW,
        factor(weights + rows.wO, rows.widthRow, 1),
        rows(weights + rows.wU, OUTPUT_ROW),
        rows(zero, 0),
        rows(outputs, OUTPUT_ROW));
    transpose(outputs, units, OUTPUT_ROW, outputsTransposed, AdditionModel.OUTPUTS, rows.unitRow);
    PANELS.multiply(
        model.answers(),
        model.width(),
        OUTPUT_ROW,
        factor(residuals, rows.widthRow, 1),
        rows(weights + rows.wU, OUTPUT_ROW),
        rows(weights + rows.bU, 0),
        rows(constants, OUTPUT_ROW));
    clear(keySlopes, entries * rows.unitRow);
    clear(valueSlopes, entries * rows.unitRow);
    clear(querySlopes, model.answers() * rows.unitRow);
    clear(outputSlopes, AdditionModel.OUTPUTS * rows.unitRow);
  }

  /** The row of a place among the inputs. */
  private static int inputOf(int place) {
    return AdditionModel.TOKENS + place;
  }

  private void entryProjections(int matrix, int bias, int out) {
    PANELS.multiply(
        units,
        model.width(),
        inputRow,
        factor(matrix, rows.widthRow, 1),
        rows(inputsTransposed, inputRow),
        rows(zero, 0),
        rows(product, inputRow));
    transpose(product, units, inputRow, projected, rows.inputRows, rows.unitRow);
    for (int place = 0; place < model.places(); place++) {
      int row = projected + inputOf(place) * rows.unitRow;
      sum(rows.unitRow, row, bias, row);
      if (place < model.digitPlaces()) {
        for (int digit = 0; digit < AdditionModel.OUTPUTS; digit++) {
          int to = out + TableForm.entry(model, place, digit) * rows.unitRow;
          sum(rows.unitRow, row, projected + digit * rows.unitRow, to);
        }
      } else {
        int to = out + TableForm.entry(model, place, AdditionModel.EQUALS) * rows.unitRow;
        sum(rows.unitRow, row, projected + AdditionModel.EQUALS * rows.unitRow, to);
      }
    }
  }

  private void answerQueries() {
    PANELS.multiply(
        units,
        model.width(),
        answerRow,
        factor(weights + rows.wQ, rows.widthRow, 1),
        rows(answersTransposed, answerRow),
        rows(zero, 0),
        rows(product, answerRow));
    transpose(product, units, answerRow, queries, model.answers(), rows.unitRow);
    for (int answer = 0; answer < model.answers(); answer++) {
      int row = queries + answer * rows.unitRow;
      sum(rows.unitRow, row, weights + rows.bQ, row);
      scale(rows.unitRow, scoreScale, row);
    }
  }

  /**
   * The table of an answer; its slopes are cleared.
   *
   * @return whether all scores are so near to each other that floats can hold their exponentials
   */
  boolean beginAnswer(int answer) {
    int attended = digitEntries + answer + 1;
    int query = queries + answer * rows.unitRow;
    TABLES.scores(attended, shape, memory, query, keys, exponentials);
    boolean isNear = shift(answer);
    TABLES.exponentials(attended * headRow, memory, exponentials);
    TABLES.weigh(attended, shape, memory, exponentials, values, table);
    clear(base, tableRow);
    for (int j = 0; j <= answer; j++) {
      sum(tableRow, base, table + (digitEntries + j) * tableRow, base);
    }
    clear(tableSlopes, entries * tableRow);
    return isNear;
  }

  /** Subtracts from each head's scores what {@link TableForm} calls the shift. */
  private boolean shift(int answer) {
    Arrays.fill(certain, Float.NEGATIVE_INFINITY);
    Arrays.fill(largest, Float.NEGATIVE_INFINITY);
    float[] least = new float[headRow];
    for (int place = 0; place <= model.digitPlaces() + answer; place++) {
      boolean digits = place < model.digitPlaces();
      Arrays.fill(least, Float.POSITIVE_INFINITY);
      for (int choice = 0; choice < (digits ? AdditionModel.OUTPUTS : 1); choice++) {
        int row = exponentials + TableForm.entry(model, place, choice) * headRow;
        for (int h = 0; h < headRow; h++) {
          least[h] = Math.min(least[h], memory[row + h]);
          largest[h] = Math.max(largest[h], memory[row + h]);
        }
      }
      for (int h = 0; h < headRow; h++) {
        certain[h] = Math.max(certain[h], least[h]);
      }
    }
    boolean isNear = true;
    for (int h = 0; h < headRow; h++) {
      isNear &= largest[h] - certain[h] <= MAX_SPREAD;
      certain[h] = Math.max(certain[h], largest[h] - TOP);
    }
    int end = exponentials + (digitEntries + answer + 1) * headRow;
    for (int row = exponentials; row < end; row += headRow) {
      for (int h = 0; h < headRow; h++) {
        memory[row + h] -= certain[h];
      }
    }
    return isNear;
  }

  /**
   * From the slopes of an answer's table to those of queries, keys and values. Every pair has one
   * digit at the first place, and every "=": so the slope of an "=" entry is the sum over the
   * digits of that place.
   */
  void endAnswer(int answer) {
    int equals = tableSlopes + digitEntries * tableRow;
    for (int digit = 0; digit < AdditionModel.OUTPUTS; digit++) {
      sum(tableRow, equals, tableSlopes + digit * tableRow, equals);
    }
    for (int j = 1; j <= answer; j++) {
      System.arraycopy(memory, equals, memory, equals + j * tableRow, tableRow);
    }
    TABLES.weighSlope(digitEntries + answer + 1, shape, tableRows[answer], memory);
  }

  /**
   * From the slopes of queries, keys, values, M and c to those of the parameters.
   *
   * @param parameterSlopes Modified: laid out by {@link #rows}
   */
  void end(float[] parameterSlopes) {
    int inputSlopes = slopes + rows.inputs;
    unproject(keySlopes, weights + rows.wK, slopes + rows.wK, slopes + rows.bK, zero, 0);
    unproject(
        valueSlopes,
        weights + rows.wV,
        slopes + rows.wV,
        slopes + rows.bV,
        inputSlopes,
        rows.widthRow);
    transpose(
        weights + rows.wU,
        model.width(),
        OUTPUT_ROW,
        unembedding,
        AdditionModel.OUTPUTS,
        rows.widthRow);
    PANELS.multiply(
        model.answers(),
        AdditionModel.OUTPUTS,
        rows.widthRow,
        factor(constantSlopes, OUTPUT_ROW, 1),
        rows(unembedding, rows.widthRow),
        rows(zero, 0),
        rows(answerSlopes, rows.widthRow));
    sumRows(model.answers(), rows.widthRow, answerSlopes, slopes + rows.bO);
    sumRows(model.answers(), OUTPUT_ROW, constantSlopes, slopes + rows.bU);
    unproject();
    transpose(
        outputSlopes, AdditionModel.OUTPUTS, rows.unitRow, unitOutputSlopes, units, OUTPUT_ROW);
    PANELS.multiply(
        units,
        AdditionModel.OUTPUTS,
        rows.widthRow,
        factor(unitOutputSlopes, OUTPUT_ROW, 1),
        rows(unembedding, rows.widthRow),
        rows(zero, 0),
        rows(slopes + rows.wO, rows.widthRow));
    PANELS.multiply(
        model.width(),
        units,
        OUTPUT_ROW,
        factor(weights + rows.wO, 1, rows.widthRow),
        rows(unitOutputSlopes, OUTPUT_ROW),
        rows(zero, 0),
        rows(slopes + rows.wU, OUTPUT_ROW));
    PANELS.multiply(
        model.width(),
        model.answers(),
        OUTPUT_ROW,
        factor(residuals, 1, rows.widthRow),
        rows(constantSlopes, OUTPUT_ROW),
        rows(slopes + rows.wU, OUTPUT_ROW),
        rows(slopes + rows.wU, OUTPUT_ROW));
    System.arraycopy(memory, slopes, parameterSlopes, 0, rows.size);
  }

  /** Back through keys or values of entries: W', the bias, and the inputs, to which it adds. */
  private void unproject(
      int entrySlopes, int matrix, int matrixSlope, int bias, int initial, int initialRow) {
    clear(projected, rows.inputRows * rows.unitRow);
    for (int place = 0; place < model.places(); place++) {
      boolean digits = place < model.digitPlaces();
      int row = projected + inputOf(place) * rows.unitRow;
      for (int choice = 0; choice < (digits ? AdditionModel.OUTPUTS : 1); choice++) {
        int slope = entrySlopes + TableForm.entry(model, place, choice) * rows.unitRow;
        int token = projected + (digits ? choice : AdditionModel.EQUALS) * rows.unitRow;
        sum(rows.unitRow, row, slope, row);
        sum(rows.unitRow, token, slope, token);
      }
    }
    sumRows(model.places(), rows.unitRow, projected + inputOf(0) * rows.unitRow, bias);
    PANELS.multiply(
        units,
        rows.inputRows,
        rows.widthRow,
        factor(projected, 1, rows.unitRow),
        rows(weights + rows.inputs, rows.widthRow),
        rows(zero, 0),
        rows(matrixSlope, rows.widthRow));
    PANELS.multiply(
        rows.inputRows,
        units,
        rows.widthRow,
        factor(projected, rows.unitRow, 1),
        rows(matrix, rows.widthRow),
        rows(initial, initialRow),
        rows(slopes + rows.inputs, rows.widthRow));
  }

  /** Back through queries, and from the answers' x to the inputs. */
  private void unproject() {
    scale(model.answers() * rows.unitRow, scoreScale, querySlopes);
    sumRows(model.answers(), rows.unitRow, querySlopes, slopes + rows.bQ);
    PANELS.multiply(
        units,
        model.answers(),
        rows.widthRow,
        factor(querySlopes, 1, rows.unitRow),
        rows(answers, rows.widthRow),
        rows(zero, 0),
        rows(slopes + rows.wQ, rows.widthRow));
    PANELS.multiply(
        model.answers(),
        units,
        rows.widthRow,
        factor(querySlopes, rows.unitRow, 1),
        rows(weights + rows.wQ, rows.widthRow),
        rows(answerSlopes, rows.widthRow),
        rows(answerSlopes, rows.widthRow));
    int inputs = slopes + rows.inputs;
    int equals = inputs + AdditionModel.EQUALS * rows.widthRow;
    for (int answer = 0; answer < model.answers(); answer++) {
      int slope = answerSlopes + answer * rows.widthRow;
      int place = inputs + inputOf(model.digitPlaces() + answer) * rows.widthRow;
      sum(rows.widthRow, place, slope, place);
      sum(rows.widthRow, equals, slope, equals);
    }
  }

  /** A matrix within the memory, as the left side of a product. */
  private Factor factor(int at, int rowStep, int depthStep) {
    return new Factor(memory, at, rowStep, depthStep);
  }

  /** Rows within the memory. */
  private Rows rows(int at, int columns) {
    return new Rows(memory, at, columns);
  }

  private void transpose(int from, int count, int fromRow, int to, int columns, int toRow) {
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < columns; j++) {
        memory[to + j * toRow + i] = memory[from + i * fromRow + j];
      }
    }
  }

  private void sum(int count, int one, int other, int to) {
    for (int k = 0; k < count; k++) {
      memory[to + k] = memory[one + k] + memory[other + k];
    }
  }

  private void sumRows(int count, int row, int from, int to) {
    clear(to, row);
    for (int k = 0; k < count; k++) {
      sum(row, to, from + k * row, to);
    }
  }

  private void scale(int count, float factor, int at) {
    for (int k = at; k < at + count; k++) {
      memory[k] *= factor;
    }
  }

  private void clear(int at, int count) {
    Arrays.fill(memory, at, at + count, 0);
  }
}
