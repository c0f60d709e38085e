package io.tegum.kernel.feedforward.step;

import static io.tegum.kernel.simd.PanelOperations.LANES;
import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.NONLINEAR;
import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.nonlinear.Nonlinear;
import io.tegum.kernel.nonlinear.OutputErrors;
import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.Floats;
import io.tegum.kernel.simd.Memory;
import io.tegum.kernel.simd.Reconstruction;
import io.tegum.kernel.simd.Rows;
import java.util.Arrays;

/**
 * The step for small networks: an input, a neuron or an output a row, a token a column, so that a
 * vector holds 16 tokens. Dense arithmetic on the tokens that are not all 0; those are one column
 * with their number as its weight.
 */
final class FeatureMajorNetwork implements NetworkStep {

  private final FeedForwardConfiguration configuration;
  private final int n;
  private final int m;
  private final int outputs; // K
  private final int batch;
  private final int chunk; // columns of a panel
  private final float[] slope; // K, 2 I_k / B
  private final float[] emptySlope; // K, the same of all tokens of zeros together

  private final Weights w1; // m x n
  private final Weights c; // m
  private final Weights w2; // K x m
  private final Weights b; // K

  private final BatchInputs inputs;
  private final ColumnPanel panel;
  private final Nonlinear activation;
  private final OutputErrors errors;

  // One panel's work: rows of chunk columns in the memory, where vectors lie within cache lines.
  private final Memory memory;
  private final float[] floats; // of the memory
  private final Rows zeros; // one row for all
  private final Rows neurons; // m: z, then h = act(z)
  private final Rows neuronSlopes; // m: act'(z)
  private final Rows neuronGradients; // m
  private final Rows outputErrors; // K: Z, then D
  private final Reconstruction eachErrors; // of tokens that are not empty
  private final Reconstruction emptyErrors; // of all the empty ones together

  // The weights, as the products take them.
  private final Factor reading; // W1
  private final Factor writing; // W2
  private final Factor writingColumns; // W2'

  // Sums over columns, LANES partial sums each.
  private final Rows w1Partial; // m x n, in the memory in rows of LANES
  private final float[] cPartial;
  private final Rows w2Partial; // K x m, likewise
  private final float[] bPartial;
  private final float[] lossPartial;
  private final float[] losses; // K

  FeatureMajorNetwork(FeedForwardConfiguration configuration) {
    this.configuration = configuration;
    n = configuration.inputs();
    m = configuration.neurons();
    outputs = configuration.outputs();
    batch = configuration.training().batch();
    slope = new float[outputs];
    emptySlope = new float[outputs];
    double[] importance = configuration.importance();
    for (int k = 0; k < outputs; k++) {
      slope[k] = (float) (2.0 / batch * importance[k]);
    }
    w1 = new Weights(m * n);
    c = new Weights(m);
    w2 = new Weights(outputs * m);
    b = new Weights(outputs);
    inputs = BatchInputs.inColumns(configuration);
    chunk = ColumnPanel.chunk(Math.max(n, Math.max(m, outputs)), batch);
    memory = new Memory();
    int x = memory.place(n * chunk);
    int y = memory.place(outputs * chunk);
    int h = memory.place(m * chunk);
    int slopes = memory.place(m * chunk);
    int gradients = memory.place(m * chunk);
    int d = memory.place(outputs * chunk);
    int zero = memory.place(chunk);
    int w1Sums = memory.place(m * n * LANES);
    int w2Sums = memory.place(outputs * m * LANES);
    floats = memory.allocate();
    w1Partial = new Rows(floats, w1Sums, LANES);
    w2Partial = new Rows(floats, w2Sums, LANES);
    Rows inputRows = new Rows(floats, x, chunk);
    panel = new ColumnPanel(configuration, inputs, inputRows, new Rows(floats, y, chunk));
    activation = configuration.network().activation().function().onFloats();
    errors = new OutputErrors(configuration.network().output().function().onFloats(), chunk);
    zeros = new Rows(floats, zero, 0);
    neurons = new Rows(floats, h, chunk);
    neuronSlopes = new Rows(floats, slopes, chunk);
    neuronGradients = new Rows(floats, gradients, chunk);
    outputErrors = new Rows(floats, d, chunk);
    reading = Factor.of(new Rows(w1.value, n));
    Rows w2Rows = new Rows(w2.value, m);
    writing = Factor.of(w2Rows);
    writingColumns = Factor.transposed(w2Rows);
    cPartial = new float[m * LANES];
    bPartial = new float[outputs * LANES];
    lossPartial = new float[outputs * LANES];
    losses = new float[outputs];
    float floor = configuration.network().output().function().onFloats().floor();
    eachErrors = new Reconstruction(floor, b.value, slope, bPartial, lossPartial);
    emptyErrors = new Reconstruction(floor, b.value, emptySlope, bPartial, lossPartial);
  }

  @Override
  public double step(long step) {
    w1Partial.clear(m * n);
    Arrays.fill(cPartial, 0);
    w2Partial.clear(outputs * m);
    Arrays.fill(bPartial, 0);
    Arrays.fill(lossPartial, 0);
    inputs.draw(step);
    for (int first = 0; first < inputs.tokens(); first += chunk) {
      int tokens = Math.min(chunk, inputs.tokens() - first);
      panel.fill(first, tokens);
      pass(tokens, eachErrors);
    }
    if (inputs.empty() > 0) {
      for (int k = 0; k < outputs; k++) {
        emptySlope[k] = inputs.empty() * slope[k];
      }
      panel.fillEmpty();
      pass(1, emptyErrors);
    }
    PANELS.sumLanes(m * n, floats, w1Partial.at(), w1.slope, 0);
    PANELS.sumLanes(m, cPartial, 0, c.slope, 0);
    PANELS.sumLanes(outputs * m, floats, w2Partial.at(), w2.slope, 0);
    PANELS.sumLanes(outputs, bPartial, 0, b.slope, 0);
    PANELS.sumLanes(outputs, lossPartial, 0, losses, 0);
    double loss = 0;
    for (float each : losses) {
      loss += each;
    }
    return loss / 2;
  }

  /** Forward and backward of the panel's tokens. */
  private void pass(int tokens, Reconstruction sums) {
    int columns = padded(tokens);
    PANELS.multiply(m, n, columns, reading, panel.x(), zeros, neurons); // z = W1 x
    activate(columns); // h = act(z + c)
    PANELS.multiply(outputs, m, columns, writing, neurons, zeros, outputErrors); // Z = W2 h
    silence(tokens, columns);
    errors.ofColumns(outputs, columns, sums, panel.y(), outputErrors); // D, db
    PANELS.outer(outputs, m, columns, outputErrors, neurons, floats, w2Partial.at()); // D h'
    PANELS.multiply( // dh = W2' D
        m, outputs, columns, writingColumns, outputErrors, zeros, neuronGradients);
    backThroughNeurons(columns); // dz = dh act'(z), dc
    PANELS.outer(m, n, columns, neuronGradients, panel.x(), floats, w1Partial.at()); // dz x'
  }

  private void activate(int columns) {
    for (int a = 0; a < m; a++) {
      int row = a * chunk;
      if (configuration.hasHiddenBias()) {
        Floats.add(columns, c.value[a], floats, neurons.at() + row);
      }
      activation.apply(floats, neurons.at() + row, floats, neuronSlopes.at() + row, columns);
    }
  }

  /**
   * Where there is no token, gives each output the target that it puts out: no error. Z = -b there,
   * as y' = out(0) = 0 is the target of any output function.
   */
  private void silence(int tokens, int columns) {
    for (int k = 0; k < outputs && tokens < columns; k++) {
      int row = outputErrors.at() + k * chunk;
      Arrays.fill(floats, row + tokens, row + columns, -b.value[k]);
    }
  }

  private void backThroughNeurons(int columns) {
    for (int a = 0; a < m; a++) {
      int row = neuronGradients.at() + a * chunk;
      NONLINEAR.multiply(floats, neuronSlopes.at() + a * chunk, floats, row, columns);
      if (configuration.hasHiddenBias()) {
        for (int t = row; t < row + columns; t += LANES) {
          for (int lane = 0; lane < LANES; lane++) {
            cPartial[a * LANES + lane] += floats[t + lane];
          }
        }
      }
    }
  }

  @Override
  public FloatOptimizer optimizer() {
    return configuration.hasHiddenBias()
        ? new FloatOptimizer(configuration.training(), w1, w2, b, c)
        : new FloatOptimizer(configuration.training(), w1, w2, b);
  }

  @Override
  public void load(NetworkParameters parameters) {
    Floats.narrow(parameters.w1().data, w1.value);
    Floats.narrow(parameters.w2().data, w2.value);
    Floats.narrow(parameters.b().data, b.value);
    Floats.narrow(parameters.c().data, c.value);
  }

  @Override
  public void store(NetworkParameters parameters) {
    Floats.widen(w1.value, parameters.w1().data);
    Floats.widen(w2.value, parameters.w2().data);
    Floats.widen(b.value, parameters.b().data);
    Floats.widen(c.value, parameters.c().data);
  }

  @Override
  public void storeGradient(NetworkParameters gradient) {
    Floats.widen(w1.slope, gradient.w1().data);
    Floats.widen(w2.slope, gradient.w2().data);
    Floats.widen(b.slope, gradient.b().data);
    Floats.widen(c.slope, gradient.c().data);
  }

  @Override
  public void close() {
    memory.close();
  }
}
