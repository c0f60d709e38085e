package io.tegum.kernel.feedforward.gradient;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The loss of the network on weighted inputs, and its hand-derived gradient, in double: what the
 * fast step is checked against, and what exact expectations are made of. A batch gives each of its
 * B tokens the weight 1/B; an expectation gives each possible input its probability.
 *
 * <p>Derivation. With z = W1 x + c, h = act(z), Z = W2 h + b, y' = out(Z) and L = sum over inputs
 * of weight sum_k I_k (y_k - y'_k)^2, let D = dL/dZ = 2 weight I (y' - y) out'(Z). Z is linear in
 * W2, b and h, so dW2 = D h', db = D and dL/dh = W2' D; through the nonlinearity dL/dz = (W2' D)
 * act'(z), and as z is linear in W1 and c, dW1 = dL/dz x' and dc = dL/dz; all summed over inputs.
 *
 * <p>Allocated once; adding an input allocates nothing. Inputs that are 0 and neurons that put out
 * 0 are skipped, exactly.
 */
public final class NetworkGradient {

  private final TargetFunction function;
  private final int[][] arguments; // K x 2, the inputs of each output
  private final Nonlinearity activation;
  private final Nonlinearity output;
  private final double[] importance; // K
  private final int n;
  private final int m;
  private final int outputs; // K

  private final DMatrixRMaj reading; // W1', n x m
  private final DMatrixRMaj writing; // W2', m x K
  private final double[] z; // m
  private final double[] h; // m
  private final double[] hGradient; // m
  private final double[] sums; // K: Z
  private final double[] errors; // K: y' - y, then D

  private final NetworkParameters gradient;
  private NetworkParameters parameters;
  private double loss;

  /** A workspace for the shapes and the task of {@code configuration}. */
  public NetworkGradient(FeedForwardConfiguration configuration) {
    this(
        configuration.network(),
        configuration.task().function(),
        configuration.arguments(),
        configuration.importance());
  }

  /**
   * A workspace for a network whose output k is {@code function} of inputs {@code arguments[k]}.
   *
   * @param arguments K x 2
   * @param importance K
   */
  public NetworkGradient(
      NetworkConfiguration network,
      TargetFunction function,
      int[][] arguments,
      double[] importance) {
    this.function = function;
    this.arguments = arguments;
    this.importance = importance;
    activation = network.activation();
    output = network.output();
    n = network.inputs();
    m = network.neurons();
    outputs = arguments.length;
    reading = new DMatrixRMaj(n, m);
    writing = new DMatrixRMaj(m, outputs);
    z = new double[m];
    h = new double[m];
    hGradient = new double[m];
    sums = new double[outputs];
    errors = new double[outputs];
    gradient = NetworkParameters.zeros(n, m, outputs);
  }

  /** Starts a sum over inputs; {@code parameters} must not change until it is taken. */
  public void start(NetworkParameters parameters) {
    this.parameters = parameters;
    CommonOps_DDRM.transpose(parameters.w1(), reading);
    CommonOps_DDRM.transpose(parameters.w2(), writing);
    loss = 0;
    gradient.w1().zero();
    gradient.c().zero();
    gradient.w2().zero();
    gradient.b().zero();
  }

  /** L over what was added since the start. */
  public double loss() {
    return loss;
  }

  /** dL of what was added with its gradient; owned by this workspace. */
  public NetworkParameters gradient() {
    return gradient;
  }

  /** sum_k I_k (y_k - y'_k)^2 of one input (n values, not modified), without a gradient. */
  public double error(double[] x) {
    forward(x);
    double error = 0;
    for (int k = 0; k < outputs; k++) {
      error += importance[k] * errors[k] * errors[k];
    }
    return error;
  }

  /** (y_k - y'_k)^2 of the input that was looked at last. */
  public double squaredError(int k) {
    return errors[k] * errors[k];
  }

  /** Adds an input (n values, not modified) to the loss and to the gradient. */
  public void add(double[] x, double weight) {
    loss += weight * error(x);
    for (int k = 0; k < outputs; k++) {
      errors[k] *= 2 * weight * importance[k] * output.derivative(sums[k]);
    }
    backward(x);
  }

  /** z = W1 x + c, h = act(z), Z = W2 h + b, y' - y. */
  private void forward(double[] x) {
    System.arraycopy(parameters.c().data, 0, z, 0, m);
    for (int i = 0; i < n; i++) {
      if (x[i] != 0) {
        addMultiple(x[i], reading.data, i * m, z);
      }
    }
    System.arraycopy(parameters.b().data, 0, sums, 0, outputs);
    System.arraycopy(z, 0, h, 0, m);
    activation.function().apply(h);
    for (int a = 0; a < m; a++) {
      if (h[a] != 0) {
        addMultiple(h[a], writing.data, a * outputs, sums);
      }
    }
    System.arraycopy(sums, 0, errors, 0, outputs);
    output.function().apply(errors);
    for (int k = 0; k < outputs; k++) {
      errors[k] -= function.of(x[arguments[k][0]], x[arguments[k][1]]);
    }
  }

  /** dW2 = D h', db = D, dz = (W2' D) act'(z), dW1 = dz x', dc = dz. */
  private void backward(double[] x) {
    Arrays.fill(hGradient, 0);
    for (int k = 0; k < outputs; k++) {
      double d = errors[k];
      if (d != 0) {
        gradient.b().data[k] += d;
        for (int a = 0; a < m; a++) {
          gradient.w2().data[k * m + a] += d * h[a];
          hGradient[a] += d * parameters.w2().data[k * m + a];
        }
      }
    }
    for (int a = 0; a < m; a++) {
      double dz = hGradient[a] * activation.derivative(z[a]);
      gradient.c().data[a] += dz;
      for (int i = 0; i < n; i++) {
        gradient.w1().data[a * n + i] += dz * x[i];
      }
    }
  }

  private static void addMultiple(double scalar, double[] rows, int at, double[] out) {
    for (int k = 0; k < out.length; k++) {
      out[k] += scalar * rows[at + k];
    }
  }
}
