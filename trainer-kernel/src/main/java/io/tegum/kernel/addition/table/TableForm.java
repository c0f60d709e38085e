package io.tegum.kernel.addition.table;

import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionParameters;
import io.tegum.kernel.addition.data.Pairs;
import java.util.Arrays;

/**
 * The addition transformer as tables, in double: the same function as the plain form. With one
 * layer and no norm, an input is one of few (token, place) entries, 10 for each of the 2D digit
 * places and one for each "=", so that
 *
 * <pre>
 *   q_i          D + 1 constants of a head
 *   k_e, v_e     one of each entry and head
 *   E_ie         exp(q_i . k_e / sqrt(d_head) - shift_i)
 *   z_i          sum_e E_ie v_e / sum_e E_ie         over the entries of a pair, up to "=" i
 *   l_i          c_i + z_i M                         M = W_O W_U,  c_i = (x_i + b_O) W_U + b_U
 * </pre>
 *
 * <p>The shift keeps exponentials in range without a look at the pairs: it is the largest score
 * that every pair is sure to reach, or so much below the largest of all that no exponential
 * overflows. Where a head's scores spread over more than {@link #MAX_SPREAD}, a pair might be left
 * without any, so there exponentials are taken anew for each pair.
 *
 * <p>Units are numbered head after head: unit h d_head + a is component a of head h.
 */
public final class TableForm {

  /** The largest exponent; sums of products of it stay finite. */
  private static final double TOP = 600;

  /** Scores within this much of each other lose nothing by the shift. */
  static final double MAX_SPREAD = 1300;

  final AdditionModel model;
  final AdditionParameters parameters;
  final double[] queries; // (D + 1) x units
  final double[] keys; // entries x units
  final double[] values; // entries x units
  final double[] weights; // (D + 1) x entries x heads
  private final double[] scores; // (D + 1) x entries x heads
  private final double[] spreads; // (D + 1) x heads
  final double[] outputs; // units x outputs
  private final double[] constants; // (D + 1) x outputs
  private final int size;
  private final int units;

  /** The tables of {@code parameters}, which must not change while they are used. */
  public TableForm(AdditionParameters parameters) {
    this.parameters = parameters;
    this.model = parameters.model();
    this.size = model.headSize();
    this.units = model.units();
    int entries = entries(model);
    queries = new double[model.answers() * units];
    keys = new double[entries * units];
    values = new double[entries * units];
    weights = new double[model.answers() * entries * model.heads()];
    scores = new double[weights.length];
    spreads = new double[model.answers() * model.heads()];
    outputs = new double[units * AdditionModel.OUTPUTS];
    constants = new double[model.answers() * AdditionModel.OUTPUTS];
    project();
    for (int answer = 0; answer < model.answers(); answer++) {
      for (int head = 0; head < model.heads(); head++) {
        weigh(answer, head);
      }
    }
    unembed();
  }

  /** Entries of the tables: 10 x 2D + D + 1. */
  public static int entries(AdditionModel model) {
    return AdditionModel.OUTPUTS * model.digitPlaces() + model.answers();
  }

  /** The entry of a token at a place. */
  static int entry(AdditionModel model, int place, int token) {
    int digits = model.digitPlaces();
    return place < digits
        ? place * AdditionModel.OUTPUTS + token
        : digits * AdditionModel.OUTPUTS + place - digits;
  }

  public AdditionModel model() {
    return model;
  }

  /**
   * What stands at the places that an answer attends to, the digits and then "=" 0 to the answer's
   * own.
   *
   * @param answer 0 (units) to D
   * @return 2D + answer + 1 entries
   */
  int[] attended(Pairs pairs, int pair, int answer) {
    int[] attended = new int[model.digitPlaces() + answer + 1];
    for (int place = 0; place < attended.length; place++) {
      int token = place < model.digitPlaces() ? pairs.digit(pair, place) : AdditionModel.EQUALS;
      attended[place] = entry(model, place, token);
    }
    return attended;
  }

  /**
   * The attention of one head.
   *
   * @param answer 0 (units) to D
   * @param attention Modified: T; 0 for places after the answer
   */
  public void attention(Pairs pairs, int pair, int answer, int head, double[] attention) {
    Arrays.fill(attention, 0);
    int[] attended = attended(pairs, pair, answer);
    double sum = 0;
    for (int place = 0; place < attended.length; place++) {
      attention[place] = weight(answer, attended[place], head, attended);
      sum += attention[place];
    }
    for (int place = 0; place < attended.length; place++) {
      attention[place] /= sum;
    }
  }

  /**
   * What the heads have read.
   *
   * @param answer 0 (units) to D
   * @param z Modified: units
   */
  void hidden(Pairs pairs, int pair, int answer, double[] z) {
    hidden(attended(pairs, pair, answer), answer, z, new double[model.heads()]);
  }

  /**
   * What the heads have read, from given entries.
   *
   * @param z Modified: units
   * @param sums Modified: the sum of E over the entries, of each head
   */
  void hidden(int[] attended, int answer, double[] z, double[] sums) {
    Arrays.fill(z, 0, units, 0);
    for (int head = 0; head < sums.length; head++) {
      double sum = 0;
      for (int entry : attended) {
        double weight = weight(answer, entry, head, attended);
        sum += weight;
        for (int u = head * size; u < (head + 1) * size; u++) {
          z[u] += weight * values[entry * units + u];
        }
      }
      sums[head] = sum;
      for (int u = head * size; u < (head + 1) * size; u++) {
        z[u] /= sum;
      }
    }
  }

  /**
   * Each head's part of an answer's logits.
   *
   * @param answer 0 (units) to D
   * @param parts Modified: heads x outputs
   */
  public void parts(Pairs pairs, int pair, int answer, double[] parts) {
    double[] z = new double[units];
    hidden(pairs, pair, answer, z);
    parts(z, parts);
  }

  /** Each head's part of the logits, from what the heads have read. */
  void parts(double[] z, double[] parts) {
    Arrays.fill(parts, 0);
    for (int u = 0; u < units; u++) {
      int at = u / size * AdditionModel.OUTPUTS;
      for (int o = 0; o < AdditionModel.OUTPUTS; o++) {
        parts[at + o] += z[u] * outputs[u * AdditionModel.OUTPUTS + o];
      }
    }
  }

  /** The part of an answer's logits that remains without any head, which no digit changes. */
  public double constant(int answer, int output) {
    return constants[answer * AdditionModel.OUTPUTS + output];
  }

  /**
   * An answer's logits.
   *
   * @param answer 0 (units) to D
   * @param logits Modified: outputs, from position {@code at} on
   */
  public void logits(Pairs pairs, int pair, int answer, double[] logits, int at) {
    double[] z = new double[units];
    hidden(pairs, pair, answer, z);
    logits(z, answer, logits, at);
  }

  /** An answer's logits, from what the heads have read. */
  void logits(double[] z, int answer, double[] logits, int at) {
    System.arraycopy(constants, answer * AdditionModel.OUTPUTS, logits, at, AdditionModel.OUTPUTS);
    for (int u = 0; u < units; u++) {
      for (int o = 0; o < AdditionModel.OUTPUTS; o++) {
        logits[at + o] += z[u] * outputs[u * AdditionModel.OUTPUTS + o];
      }
    }
  }

  /** E of an entry, or E by the largest score of those attended to, where scores are far apart. */
  private double weight(int answer, int entry, int head, int[] attended) {
    int at = weightAt(answer, entry, head);
    if (spreads[answer * model.heads() + head] <= MAX_SPREAD) {
      return weights[at];
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (int each : attended) {
      largest = Math.max(largest, scores[weightAt(answer, each, head)]);
    }
    return StrictMath.exp(scores[at] - largest);
  }

  /** Whether all scores are within {@link #MAX_SPREAD}, so that {@link #weights} say it all. */
  boolean isNear() {
    for (double spread : spreads) {
      if (!(spread <= MAX_SPREAD)) {
        return false;
      }
    }
    return true;
  }

  int weightAt(int answer, int entry, int head) {
    return (answer * entries(model) + entry) * model.heads() + head;
  }

  private void project() {
    AdditionParameters p = parameters;
    for (int place = 0; place < model.places(); place++) {
      boolean digits = place < model.digitPlaces();
      for (int choice = 0; choice < (digits ? AdditionModel.OUTPUTS : 1); choice++) {
        int token = digits ? choice : AdditionModel.EQUALS;
        double[] x = input(place, token);
        int at = entry(model, place, token) * units;
        project(x, p.wK(), p.bK(), keys, at);
        project(x, p.wV(), p.bV(), values, at);
        if (!digits) {
          project(x, p.wQ(), p.bQ(), queries, (place - model.digitPlaces()) * units);
        }
      }
    }
  }

  /** x = W_E[token] + W_pos[place]. */
  double[] input(int place, int token) {
    int width = model.width();
    double[] x = new double[width];
    for (int c = 0; c < width; c++) {
      x[c] = parameters.wE()[token * width + c] + parameters.wPos()[place * width + c];
    }
    return x;
  }

  private void project(double[] x, double[] matrix, double[] bias, double[] out, int at) {
    System.arraycopy(bias, 0, out, at, units);
    for (int head = 0; head < model.heads(); head++) {
      for (int c = 0; c < x.length; c++) {
        int row = (head * x.length + c) * size;
        for (int a = 0; a < size; a++) {
          out[at + head * size + a] += x[c] * matrix[row + a];
        }
      }
    }
  }

  /** Exponentials of one head's scores for an answer. */
  private void weigh(int answer, int head) {
    double certain = Double.NEGATIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int place = 0; place <= model.digitPlaces() + answer; place++) {
      boolean digits = place < model.digitPlaces();
      double least = Double.POSITIVE_INFINITY;
      for (int choice = 0; choice < (digits ? AdditionModel.OUTPUTS : 1); choice++) {
        int entry = entry(model, place, choice);
        double score = score(answer, entry, head);
        scores[weightAt(answer, entry, head)] = score;
        least = Math.min(least, score);
        largest = Math.max(largest, score);
      }
      certain = Math.max(certain, least);
    }
    spreads[answer * model.heads() + head] = largest - certain;
    double shift = Math.max(certain, largest - TOP);
    int attended = AdditionModel.OUTPUTS * model.digitPlaces() + answer + 1;
    for (int entry = 0; entry < attended; entry++) {
      int at = weightAt(answer, entry, head);
      weights[at] = StrictMath.exp(scores[at] - shift);
    }
  }

  private double score(int answer, int entry, int head) {
    double score = 0;
    for (int u = head * size; u < (head + 1) * size; u++) {
      score += queries[answer * units + u] * keys[entry * units + u];
    }
    return score / Math.sqrt(size);
  }

  private void unembed() {
    AdditionParameters p = parameters;
    for (int u = 0; u < units; u++) {
      unembed(p.wO(), u * model.width(), outputs, u * AdditionModel.OUTPUTS);
    }
    for (int answer = 0; answer < model.answers(); answer++) {
      double[] residual = residual(answer);
      int at = answer * AdditionModel.OUTPUTS;
      System.arraycopy(p.bU(), 0, constants, at, AdditionModel.OUTPUTS);
      unembed(residual, 0, constants, at);
    }
  }

  /** x_i + b_O of an answer. */
  double[] residual(int answer) {
    double[] residual = input(model.digitPlaces() + answer, AdditionModel.EQUALS);
    for (int c = 0; c < residual.length; c++) {
      residual[c] += parameters.bO()[c];
    }
    return residual;
  }

  private void unembed(double[] from, int fromAt, double[] to, int toAt) {
    for (int c = 0; c < model.width(); c++) {
      for (int o = 0; o < AdditionModel.OUTPUTS; o++) {
        to[toAt + o] += from[fromAt + c] * parameters.wU()[c * AdditionModel.OUTPUTS + o];
      }
    }
  }
}
