package io.tegum.kernel.addition.table;

import static io.tegum.kernel.simd.PanelOperations.padded;

import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionParameters;

/**
 * How the training step lays out parameters, and slopes likewise, in one array of floats: matrices
 * of rows that are padded to whole vectors with zeros. Units are numbered component after component
 * here: unit a H + h is component a of head h.
 *
 * <pre>
 *   inputs      W_E then W_pos    (tokens + places) x d_model
 *   wQ, wK, wV  transposed        units x d_model
 *   wO                            units x d_model
 *   bO                            1 x d_model
 *   wU                            d_model x outputs
 *   bU                            1 x outputs
 *   bQ, bK, bV                    1 x units
 * </pre>
 */
final class WeightRows {

  /** Floats of a row of outputs. */
  static final int OUTPUT_ROW = padded(AdditionModel.OUTPUTS);

  final AdditionModel model;

  /** Floats of a row of d_model, and of units. */
  final int widthRow;

  final int unitRow;

  /** Rows of {@link #inputs}. */
  final int inputRows;

  final int inputs;
  final int wQ;
  final int wK;
  final int wV;
  final int wO;
  final int bO;
  final int wU;
  final int bU;
  final int bQ;
  final int bK;
  final int bV;

  /** Floats of all. */
  final int size;

  WeightRows(AdditionModel model) {
    this.model = model;
    widthRow = padded(model.width());
    unitRow = padded(model.units());
    inputRows = AdditionModel.TOKENS + model.places();
    int matrix = model.units() * widthRow;
    inputs = 0;
    wQ = inputs + inputRows * widthRow;
    wK = wQ + matrix;
    wV = wK + matrix;
    wO = wV + matrix;
    bO = wO + matrix;
    wU = bO + widthRow;
    bU = wU + model.width() * OUTPUT_ROW;
    bQ = bU + OUTPUT_ROW;
    bK = bQ + unitRow;
    bV = bK + unitRow;
    size = bV + unitRow;
  }

  /** Copies parameters to floats. */
  void load(AdditionParameters parameters, float[] to) {
    walk(parameters, (array, k, place) -> to[place] = (float) array[k]);
  }

  /** Copies floats to parameters. */
  void store(float[] from, AdditionParameters parameters) {
    walk(parameters, (array, k, place) -> array[k] = from[place]);
  }

  /** One number of the parameters and its place among the floats. */
  private interface Visitor {
    void visit(double[] array, int k, int place);
  }

  private void walk(AdditionParameters parameters, Visitor visitor) {
    int width = model.width();
    rows(parameters.wE(), width, inputs, widthRow, visitor);
    rows(parameters.wPos(), width, inputs + AdditionModel.TOKENS * widthRow, widthRow, visitor);
    transposed(parameters.wQ(), wQ, visitor);
    transposed(parameters.wK(), wK, visitor);
    transposed(parameters.wV(), wV, visitor);
    units(parameters.wO(), width, wO, widthRow, visitor);
    rows(parameters.bO(), width, bO, widthRow, visitor);
    rows(parameters.wU(), AdditionModel.OUTPUTS, wU, OUTPUT_ROW, visitor);
    rows(parameters.bU(), AdditionModel.OUTPUTS, bU, OUTPUT_ROW, visitor);
    units(parameters.bQ(), 1, bQ, 1, visitor);
    units(parameters.bK(), 1, bK, 1, visitor);
    units(parameters.bV(), 1, bV, 1, visitor);
  }

  private static void rows(double[] array, int columns, int to, int row, Visitor visitor) {
    for (int k = 0; k < array.length; k++) {
      visitor.visit(array, k, to + k / columns * row + k % columns);
    }
  }

  /** Rows by units, head after head in {@code array}. */
  private void units(double[] array, int columns, int to, int row, Visitor visitor) {
    for (int k = 0; k < array.length; k++) {
      int unit = k / columns;
      visitor.visit(array, k, to + place(unit) * row + k % columns);
    }
  }

  /** H x d_model x d_head in {@code array}. */
  private void transposed(double[] array, int to, Visitor visitor) {
    for (int k = 0; k < array.length; k++) {
      int component = k % model.headSize();
      int c = k / model.headSize() % model.width();
      int head = k / model.headSize() / model.width();
      int unit = head * model.headSize() + component;
      visitor.visit(array, k, to + place(unit) * widthRow + c);
    }
  }

  private int place(int unit) {
    return unit % model.headSize() * model.heads() + unit / model.headSize();
  }
}
