package io.tegum.kernel.addition.reference;

import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionParameters;
import io.tegum.kernel.addition.data.Pairs;
import java.util.Arrays;

/**
 * The addition transformer as it is written on paper, place by place in double: the oracle of the
 * table form. Forward, for a pair of summands:
 *
 * <pre>
 *   x_j    = W_E[token_j] + W_pos[j]                                j = 0 .. T-1
 *   q_j    = x_j W_Q^h + b_Q^h,  k and v alike                      for each head h
 *   s_ij   = q_i . k_j / sqrt(d_head)                               j &lt;= i
 *   A_i    = softmax(s_i)
 *   z_i^h  = sum_j A_ij v_j
 *   r_i    = x_i + sum_h z_i^h W_O^h + b_O
 *   l_i    = r_i W_U + b_U,  p_i = softmax(l_i)                     i = 2D .. 3D, the "=" places
 *   L      = -mean over pairs and "=" places of log p_i[digit of the sum]
 * </pre>
 *
 * <p>Backward, line by line from below, with N = pairs x (D + 1):
 *
 * <pre>
 *   dl_i   = (p_i - onehot(digit)) / N
 *   db_U  += dl_i,  dW_U += r_i' dl_i,  dr_i = W_U dl_i
 *   db_O  += dr_i,  dx_i += dr_i,  dW_O^h += z_i' dr_i,  dz_i = W_O^h dr_i
 *   dA_ij  = dz_i . v_j,  dv_j += A_ij dz_i
 *   ds_ij  = A_ij (dA_ij - sum_k A_ik dA_ik)
 *   dq_i  += ds_ij k_j / sqrt(d_head),  dk_j += ds_ij q_i / sqrt(d_head)
 *   db_Q  += dq_j,  dW_Q += x_j' dq_j,  dx_j += W_Q dq_j,  K and V alike
 *   dW_E[token_j] += dx_j,  dW_pos[j] += dx_j
 * </pre>
 *
 * <p>Queries are computed at the "=" places only: no other place's attention reaches an output.
 */
public final class PlainForm {

  private final AdditionModel model;
  private final int width;
  private final int size;
  private final AdditionParameters gradient;
  private final double[] x; // T x d_model
  private final double[] q; // H x T x d_head
  private final double[] k; // H x T x d_head
  private final double[] v; // H x T x d_head
  private final double[] attention; // H x T x T
  private final double[] z; // H x T x d_head
  private final double[] residual; // T x d_model
  private final double[] dx; // T x d_model
  private final double[] dq; // H x T x d_head
  private final double[] dk; // H x T x d_head
  private final double[] dv; // H x T x d_head

  /** A workspace for {@code model}. */
  public PlainForm(AdditionModel model) {
    this.model = model;
    this.width = model.width();
    this.size = model.headSize();
    this.gradient = AdditionParameters.zeros(model);
    int places = model.places();
    int hidden = model.units() * places;
    x = new double[places * width];
    q = new double[hidden];
    k = new double[hidden];
    v = new double[hidden];
    attention = new double[model.heads() * places * places];
    z = new double[hidden];
    residual = new double[places * width];
    dx = new double[places * width];
    dq = new double[hidden];
    dk = new double[hidden];
    dv = new double[hidden];
  }

  /** The gradient of the last {@link #loss}; it belongs to this object. */
  public AdditionParameters gradient() {
    return gradient;
  }

  /**
   * The loss of {@code pairs} and its gradient.
   *
   * @param logits Modified: pairs x (D + 1) x outputs
   */
  public double loss(AdditionParameters parameters, Pairs pairs, double[] logits) {
    for (double[] array : gradient.arrays()) {
      Arrays.fill(array, 0);
    }
    double loss = 0;
    double share = 1.0 / ((double) pairs.count() * model.answers());
    double[] dLogits = new double[AdditionModel.OUTPUTS];
    for (int pair = 0; pair < pairs.count(); pair++) {
      forward(parameters, pairs, pair);
      Arrays.fill(dx, 0);
      Arrays.fill(dq, 0);
      Arrays.fill(dk, 0);
      Arrays.fill(dv, 0);
      for (int answer = 0; answer < model.answers(); answer++) {
        int place = model.digitPlaces() + answer;
        int at = (pair * model.answers() + answer) * AdditionModel.OUTPUTS;
        logits(parameters, place, logits, at);
        loss += share * CrossEntropy.of(logits, at, pairs.sumDigit(pair, answer), share, dLogits);
        backwardFromLogits(parameters, place, dLogits);
      }
      backwardToInputs(parameters, pairs, pair);
    }
    return loss;
  }

  private int token(Pairs pairs, int pair, int place) {
    return place < model.digitPlaces() ? pairs.digit(pair, place) : AdditionModel.EQUALS;
  }

  private void forward(AdditionParameters p, Pairs pairs, int pair) {
    for (int place = 0; place < model.places(); place++) {
      int token = token(pairs, pair, place);
      for (int c = 0; c < width; c++) {
        x[place * width + c] = p.wE()[token * width + c] + p.wPos()[place * width + c];
      }
    }
    project(p.wQ(), p.bQ(), q);
    project(p.wK(), p.bK(), k);
    project(p.wV(), p.bV(), v);
    for (int head = 0; head < model.heads(); head++) {
      for (int place = model.digitPlaces(); place < model.places(); place++) {
        attend(head, place);
      }
    }
    for (int place = model.digitPlaces(); place < model.places(); place++) {
      for (int c = 0; c < width; c++) {
        double sum = x[place * width + c] + p.bO()[c];
        for (int head = 0; head < model.heads(); head++) {
          for (int a = 0; a < size; a++) {
            sum += z[at(head, place) + a] * p.wO()[(head * size + a) * width + c];
          }
        }
        residual[place * width + c] = sum;
      }
    }
  }

  /** Where a head's values of a place begin. */
  private int at(int head, int place) {
    return (head * model.places() + place) * size;
  }

  private void project(double[] weights, double[] bias, double[] out) {
    for (int head = 0; head < model.heads(); head++) {
      for (int place = 0; place < model.places(); place++) {
        for (int a = 0; a < size; a++) {
          double sum = bias[head * size + a];
          for (int c = 0; c < width; c++) {
            sum += x[place * width + c] * weights[(head * width + c) * size + a];
          }
          out[at(head, place) + a] = sum;
        }
      }
    }
  }

  private void attend(int head, int place) {
    int row = (head * model.places() + place) * model.places();
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j <= place; j++) {
      double score = 0;
      for (int a = 0; a < size; a++) {
        score += q[at(head, place) + a] * k[at(head, j) + a];
      }
      attention[row + j] = score / Math.sqrt(size);
      largest = Math.max(largest, attention[row + j]);
    }
    double sum = 0;
    for (int j = 0; j <= place; j++) {
      attention[row + j] = StrictMath.exp(attention[row + j] - largest);
      sum += attention[row + j];
    }
    Arrays.fill(z, at(head, place), at(head, place) + size, 0);
    for (int j = 0; j <= place; j++) {
      attention[row + j] /= sum;
      for (int a = 0; a < size; a++) {
        z[at(head, place) + a] += attention[row + j] * v[at(head, j) + a];
      }
    }
  }

  private void logits(AdditionParameters p, int place, double[] logits, int at) {
    for (int o = 0; o < AdditionModel.OUTPUTS; o++) {
      double sum = p.bU()[o];
      for (int c = 0; c < width; c++) {
        sum += residual[place * width + c] * p.wU()[c * AdditionModel.OUTPUTS + o];
      }
      logits[at + o] = sum;
    }
  }

  private void backwardFromLogits(AdditionParameters p, int place, double[] dLogits) {
    double[] dResidual = new double[width];
    for (int o = 0; o < dLogits.length; o++) {
      gradient.bU()[o] += dLogits[o];
      for (int c = 0; c < width; c++) {
        int at = c * AdditionModel.OUTPUTS + o;
        gradient.wU()[at] += residual[place * width + c] * dLogits[o];
        dResidual[c] += p.wU()[at] * dLogits[o];
      }
    }
    for (int c = 0; c < width; c++) {
      gradient.bO()[c] += dResidual[c];
      dx[place * width + c] += dResidual[c];
    }
    double[] dz = new double[size];
    for (int head = 0; head < model.heads(); head++) {
      for (int a = 0; a < size; a++) {
        double sum = 0;
        for (int c = 0; c < width; c++) {
          int at = (head * size + a) * width + c;
          gradient.wO()[at] += z[at(head, place) + a] * dResidual[c];
          sum += p.wO()[at] * dResidual[c];
        }
        dz[a] = sum;
      }
      backwardFromHidden(head, place, dz);
    }
  }

  private void backwardFromHidden(int head, int place, double[] dz) {
    int row = (head * model.places() + place) * model.places();
    double[] dAttention = new double[place + 1];
    double mean = 0;
    for (int j = 0; j <= place; j++) {
      for (int a = 0; a < size; a++) {
        dAttention[j] += dz[a] * v[at(head, j) + a];
        dv[at(head, j) + a] += attention[row + j] * dz[a];
      }
      mean += attention[row + j] * dAttention[j];
    }
    for (int j = 0; j <= place; j++) {
      double dScore = attention[row + j] * (dAttention[j] - mean) / Math.sqrt(size);
      for (int a = 0; a < size; a++) {
        dq[at(head, place) + a] += dScore * k[at(head, j) + a];
        dk[at(head, j) + a] += dScore * q[at(head, place) + a];
      }
    }
  }

  private void backwardToInputs(AdditionParameters p, Pairs pairs, int pair) {
    unproject(p.wQ(), dq, gradient.wQ(), gradient.bQ());
    unproject(p.wK(), dk, gradient.wK(), gradient.bK());
    unproject(p.wV(), dv, gradient.wV(), gradient.bV());
    for (int place = 0; place < model.places(); place++) {
      int token = token(pairs, pair, place);
      for (int c = 0; c < width; c++) {
        gradient.wE()[token * width + c] += dx[place * width + c];
        gradient.wPos()[place * width + c] += dx[place * width + c];
      }
    }
  }

  private void unproject(double[] weights, double[] dOut, double[] dWeights, double[] dBias) {
    for (int head = 0; head < model.heads(); head++) {
      for (int place = 0; place < model.places(); place++) {
        for (int a = 0; a < size; a++) {
          double slope = dOut[at(head, place) + a];
          dBias[head * size + a] += slope;
          for (int c = 0; c < width; c++) {
            int at = (head * width + c) * size + a;
            dWeights[at] += x[place * width + c] * slope;
            dx[place * width + c] += weights[at] * slope;
          }
        }
      }
    }
  }
}
