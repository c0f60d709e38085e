package io.tegum.kernel.addition.table;

import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionParameters;
import io.tegum.kernel.addition.data.Pairs;
import io.tegum.kernel.addition.reference.CrossEntropy;
import io.tegum.kernel.addition.reference.PlainForm;
import java.util.Arrays;

/**
 * The loss of the table form and its gradient, in double. A pair's z = num / den with num = sum_e
 * E_e v_e and den = sum_e E_e, so
 *
 * <pre>
 *   dz      = M dl,  dM += z' dl,  dc_i += dl
 *   dnum    = dz / den,  dden = -z . dz / den         added to every entry of the pair
 *   dE_ie   = dden_ie + dnum_ie . v_e,  dv_e += E_ie dnum_ie         once an entry
 *   ds_ie   = dE_ie E_ie / sqrt(d_head),  dq_i += ds_ie k_e,  dk_e += ds_ie q_i
 * </pre>
 *
 * <p>The shift of the exponentials cancels in z, so nothing flows through it.
 */
public final class TableGradient {

  private final AdditionModel model;
  private final int size;
  private final int units;
  private final int width;
  private final AdditionParameters gradient;
  private final double[] dNumerator; // (D + 1) x entries x units
  private final double[] dDenominator; // (D + 1) x entries x heads
  private final double[] dOutputs; // units x outputs
  private final double[] dConstants; // (D + 1) x outputs
  private final double[] z;
  private final double[] sums;

  /** A workspace for {@code model}. */
  public TableGradient(AdditionModel model) {
    this.model = model;
    this.size = model.headSize();
    this.units = model.units();
    this.width = model.width();
    this.gradient = AdditionParameters.zeros(model);
    int rows = model.answers() * TableForm.entries(model);
    dNumerator = new double[rows * units];
    dDenominator = new double[rows * model.heads()];
    dOutputs = new double[units * AdditionModel.OUTPUTS];
    dConstants = new double[model.answers() * AdditionModel.OUTPUTS];
    z = new double[units];
    sums = new double[model.heads()];
  }

  /** The gradient of the last {@link #loss}; it belongs to this object. */
  public AdditionParameters gradient() {
    return gradient;
  }

  /**
   * The loss of {@code pairs} and its gradient. Where scores are too far apart for tables, it is
   * that of the plain form.
   *
   * @param logits Modified: pairs x (D + 1) x outputs
   */
  public double loss(AdditionParameters parameters, Pairs pairs, double[] logits) {
    TableForm form = new TableForm(parameters);
    if (!form.isNear()) {
      PlainForm plain = new PlainForm(model);
      double loss = plain.loss(parameters, pairs, logits);
      gradient.set(plain.gradient());
      return loss;
    }
    for (double[] array : gradient.arrays()) {
      Arrays.fill(array, 0);
    }
    Arrays.fill(dNumerator, 0);
    Arrays.fill(dDenominator, 0);
    Arrays.fill(dOutputs, 0);
    Arrays.fill(dConstants, 0);
    double share = 1.0 / ((double) pairs.count() * model.answers());
    double loss = 0;
    for (int pair = 0; pair < pairs.count(); pair++) {
      for (int answer = 0; answer < model.answers(); answer++) {
        int at = (pair * model.answers() + answer) * AdditionModel.OUTPUTS;
        int[] attended = form.attended(pairs, pair, answer);
        form.hidden(attended, answer, z, sums);
        form.logits(z, answer, logits, at);
        double[] dLogits = new double[AdditionModel.OUTPUTS];
        loss += share * CrossEntropy.of(logits, at, pairs.sumDigit(pair, answer), share, dLogits);
        backward(form, attended, answer, dLogits);
      }
    }
    backwardFromOutputs(form);
    backwardFromEntries(form);
    return loss;
  }

  private void backward(TableForm form, int[] attended, int answer, double[] dLogits) {
    for (int o = 0; o < dLogits.length; o++) {
      dConstants[answer * dLogits.length + o] += dLogits[o];
    }
    for (int head = 0; head < model.heads(); head++) {
      double dDen = 0;
      for (int u = head * size; u < (head + 1) * size; u++) {
        double dz = 0;
        for (int o = 0; o < dLogits.length; o++) {
          dz += form.outputs[u * dLogits.length + o] * dLogits[o];
          dOutputs[u * dLogits.length + o] += z[u] * dLogits[o];
        }
        double dNum = dz / sums[head];
        dDen -= dNum * z[u];
        for (int entry : attended) {
          dNumerator[(answer * TableForm.entries(model) + entry) * units + u] += dNum;
        }
      }
      for (int entry : attended) {
        dDenominator[form.weightAt(answer, entry, head)] += dDen;
      }
    }
  }

  /** Through M = W_O W_U and c_i = (x_i + b_O) W_U + b_U. */
  private void backwardFromOutputs(TableForm form) {
    AdditionParameters p = form.parameters;
    for (int u = 0; u < units; u++) {
      for (int c = 0; c < width; c++) {
        for (int o = 0; o < AdditionModel.OUTPUTS; o++) {
          double slope = dOutputs[u * AdditionModel.OUTPUTS + o];
          gradient.wO()[u * width + c] += slope * p.wU()[c * AdditionModel.OUTPUTS + o];
          gradient.wU()[c * AdditionModel.OUTPUTS + o] += slope * p.wO()[u * width + c];
        }
      }
    }
    for (int answer = 0; answer < model.answers(); answer++) {
      double[] residual = form.residual(answer);
      double[] dResidual = new double[width];
      for (int o = 0; o < AdditionModel.OUTPUTS; o++) {
        double slope = dConstants[answer * AdditionModel.OUTPUTS + o];
        gradient.bU()[o] += slope;
        for (int c = 0; c < width; c++) {
          gradient.wU()[c * AdditionModel.OUTPUTS + o] += residual[c] * slope;
          dResidual[c] += p.wU()[c * AdditionModel.OUTPUTS + o] * slope;
        }
      }
      for (int c = 0; c < width; c++) {
        gradient.bO()[c] += dResidual[c];
      }
      addToInput(model.digitPlaces() + answer, AdditionModel.EQUALS, dResidual);
    }
  }

  private void addToInput(int place, int token, double[] dx) {
    for (int c = 0; c < width; c++) {
      gradient.wE()[token * width + c] += dx[c];
      gradient.wPos()[place * width + c] += dx[c];
    }
  }

  private void backwardFromEntries(TableForm form) {
    double[] dQueries = new double[form.queries.length];
    for (int place = 0; place < model.places(); place++) {
      boolean digits = place < model.digitPlaces();
      for (int choice = 0; choice < (digits ? AdditionModel.OUTPUTS : 1); choice++) {
        int token = digits ? choice : AdditionModel.EQUALS;
        int entry = TableForm.entry(model, place, token);
        double[] dKey = new double[units];
        double[] dValue = new double[units];
        for (int answer = 0; answer < model.answers(); answer++) {
          backwardFromEntry(form, answer, entry, dQueries, dKey, dValue);
        }
        double[] x = form.input(place, token);
        double[] dx = new double[width];
        unproject(x, dKey, 0, form.parameters.wK(), gradient.wK(), gradient.bK(), dx);
        unproject(x, dValue, 0, form.parameters.wV(), gradient.wV(), gradient.bV(), dx);
        addToInput(place, token, dx);
      }
    }
    for (int answer = 0; answer < model.answers(); answer++) {
      int place = model.digitPlaces() + answer;
      double[] dx = new double[width];
      unproject(
          form.input(place, AdditionModel.EQUALS),
          dQueries,
          answer * units,
          form.parameters.wQ(),
          gradient.wQ(),
          gradient.bQ(),
          dx);
      addToInput(place, AdditionModel.EQUALS, dx);
    }
  }

  private void backwardFromEntry(
      TableForm form, int answer, int entry, double[] dQueries, double[] dKey, double[] dValue) {
    int row = (answer * TableForm.entries(model) + entry) * units;
    for (int head = 0; head < model.heads(); head++) {
      double weight = form.weights[form.weightAt(answer, entry, head)];
      double dWeight = dDenominator[form.weightAt(answer, entry, head)];
      for (int u = head * size; u < (head + 1) * size; u++) {
        dWeight += dNumerator[row + u] * form.values[entry * units + u];
        dValue[u] += weight * dNumerator[row + u];
      }
      double dScore = dWeight * weight / Math.sqrt(size);
      for (int u = head * size; u < (head + 1) * size; u++) {
        dQueries[answer * units + u] += dScore * form.keys[entry * units + u];
        dKey[u] += dScore * form.queries[answer * units + u];
      }
    }
  }

  /** Back through out = x W + bias. */
  private void unproject(
      double[] x,
      double[] dOut,
      int at,
      double[] matrix,
      double[] dMatrix,
      double[] dBias,
      double[] dx) {
    for (int head = 0; head < model.heads(); head++) {
      for (int a = 0; a < size; a++) {
        double slope = dOut[at + head * size + a];
        dBias[head * size + a] += slope;
        for (int c = 0; c < width; c++) {
          int k = (head * width + c) * size + a;
          dMatrix[k] += x[c] * slope;
          dx[c] += matrix[k] * slope;
        }
      }
    }
  }
}
