package io.tegum.kernel.addition.table;

import static io.tegum.kernel.addition.table.WeightRows.OUTPUT_ROW;
import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.addition.Accuracy;
import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionParameters;
import io.tegum.kernel.addition.data.PairSets;
import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.simd.EntryLists;
import java.util.Arrays;

/**
 * A training step in float, by tables: the loss of a batch of pairs, its slopes, and the update.
 * Call order: {@link #loss}, then {@link #update}.
 *
 * <p>Where scores are too far apart for floats, the loss is taken by {@link TableGradient} in
 * double.
 */
public final class TableStep {

  private final AdditionModel model;
  private final Chunk chunk;
  private final FloatTables tables;
  private final Weights weights;
  private final FloatOptimizer optimizer;
  private final TablePairs training;
  private final TablePairs test;
  private final EntryLists lists;
  private final float[] label; // (D + 1) x batch
  private final int batch;

  /**
   * A step with all parameters 0.
   *
   * @param optimisation batch and update rule
   * @param pairs to train and to test on
   */
  public TableStep(AdditionModel model, Optimisation optimisation, PairSets pairs) {
    this.model = model;
    this.batch = optimisation.batch();
    chunk = new Chunk(model);
    tables = chunk.tables();
    weights = new Weights(tables.rows.size);
    optimizer = new FloatOptimizer(optimisation, weights);
    training = TablePairs.of(model, pairs.training());
    test = TablePairs.of(model, pairs.test());
    lists = new EntryLists(new int[batch * model.digitPlaces()], model.digitPlaces());
    label = new float[batch * model.answers()];
  }

  /** Takes over parameters. */
  public void load(AdditionParameters parameters) {
    tables.rows.load(parameters, weights.value);
  }

  /**
   * Copies parameters.
   *
   * @param parameters Modified
   */
  public void store(AdditionParameters parameters) {
    tables.rows.store(weights.value, parameters);
  }

  /**
   * Copies the slopes of the last {@link #loss}.
   *
   * @param gradient Modified
   */
  public void storeGradient(AdditionParameters gradient) {
    tables.rows.store(weights.slope, gradient);
  }

  /**
   * The mean loss of a batch, and its slopes.
   *
   * @param order numbers of training pairs, of which the batch begins at position {@code begin}
   */
  public double loss(int[] order, int begin) {
    take(order, begin);
    tables.begin(weights.value);
    double sum = 0;
    for (int answer = 0; answer < model.answers(); answer++) {
      if (!tables.beginAnswer(answer)) {
        return lossInDouble(order, begin);
      }
      sum += loss(answer);
      tables.endAnswer(answer);
    }
    tables.end(weights.slope);
    return sum / ((double) batch * model.answers());
  }

  /** One update. */
  public void update(double learningRate) {
    optimizer.update(learningRate);
  }

  /** The accuracy of the present parameters on the training pairs. */
  public Accuracy trainingAccuracy() {
    return accuracy(training);
  }

  /** The accuracy of the present parameters on the test pairs. */
  public Accuracy testAccuracy() {
    return accuracy(test);
  }

  private Accuracy accuracy(TablePairs of) {
    Accuracy accuracy = new FloatAccuracy(model, chunk, of).ofOrNull(weights.value);
    if (accuracy == null) {
      AdditionParameters parameters = AdditionParameters.zeros(model);
      store(parameters);
      return TableAccuracy.of(new TableForm(parameters), of.pairs());
    }
    return accuracy;
  }

  /** Copies what the tables need to know of a batch. */
  private void take(int[] order, int begin) {
    int places = model.digitPlaces();
    for (int s = 0; s < batch; s++) {
      int pair = order[begin + s];
      System.arraycopy(training.lists().entry(), pair * places, lists.entry(), s * places, places);
      for (int answer = 0; answer < model.answers(); answer++) {
        label[answer * batch + s] = training.label()[answer * training.count() + pair];
      }
    }
  }

  private double loss(int answer) {
    float share = (float) (1.0 / ((double) batch * model.answers()));
    Arrays.fill(chunk.partial, 0);
    double sum = 0;
    for (int from = 0; from < batch; from += Chunk.PAIRS) {
      int count = Math.min(Chunk.PAIRS, batch - from);
      System.arraycopy(label, answer * batch + from, chunk.label, 0, count);
      chunk.forward(from, count, lists, answer);
      sum += chunk.errors(count, share);
      chunk.backward(from, count, lists);
    }
    int slope = tables.constantSlopes + answer * OUTPUT_ROW;
    PANELS.sumLanes(AdditionModel.OUTPUTS, chunk.partial, 0, tables.memory, slope);
    return sum;
  }

  private double lossInDouble(int[] order, int begin) {
    AdditionParameters parameters = AdditionParameters.zeros(model);
    store(parameters);
    TableGradient gradient = new TableGradient(model);
    double[] logits = new double[batch * model.answers() * AdditionModel.OUTPUTS];
    double loss =
        gradient.loss(parameters, training.pairs().select(order, begin, begin + batch), logits);
    tables.rows.load(gradient.gradient(), weights.slope);
    return loss;
  }
}
