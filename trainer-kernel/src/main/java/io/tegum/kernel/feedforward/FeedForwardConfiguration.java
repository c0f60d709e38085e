package io.tegum.kernel.feedforward;

import static io.tegum.kernel.family.Checks.require;

import io.tegum.kernel.toy.model.TrainingConfiguration;
import java.io.Serializable;

/**
 * Everything that determines a trial of the family: the same configuration gives the same bits.
 *
 * @param network the model
 * @param task what it should compute
 * @param initial how weights begin
 * @param training how it is trained
 * @param seed key of all its randomness
 * @param recordPoints log-spaced points of its curve, 2 or more
 */
public record FeedForwardConfiguration(
    NetworkConfiguration network,
    TaskConfiguration task,
    InitialWeights initial,
    TrainingConfiguration training,
    long seed,
    int recordPoints)
    implements Serializable {

  /** Most entries of a batch of inputs, and of one of outputs: some 200 MB. */
  public static final int MAX_BATCH_ENTRIES = 1 << 24;

  public FeedForwardConfiguration {
    require(recordPoints >= 2, "record points", recordPoints, "2 or more");
    require(
        task.function().arguments() <= network.inputs(),
        "inputs",
        network.inputs(),
        "2 or more, as " + task.function().label() + " is a function of pairs");
    long outputs = task.outputs(network.inputs());
    require(
        outputs * network.neurons() <= NetworkConfiguration.MAX_WEIGHTS,
        "outputs times neurons",
        outputs * network.neurons(),
        "at most " + NetworkConfiguration.MAX_WEIGHTS);
    long widest = Math.max(network.inputs(), Math.max(outputs, network.neurons()));
    require(
        training.batch() <= MAX_BATCH_ENTRIES / widest,
        "batch",
        training.batch(),
        "at most " + MAX_BATCH_ENTRIES + " / " + widest);
    task.arguments(network.inputs()); // which refuses pairs of inputs that there are not
  }

  /** n. */
  public int inputs() {
    return network.inputs();
  }

  /** m. */
  public int neurons() {
    return network.neurons();
  }

  /** K. */
  public int outputs() {
    return (int) task.outputs(network.inputs());
  }

  /** I_k of each output; a new array that the caller owns. */
  public double[] importance() {
    return task.importance(outputs());
  }

  /** The inputs of each output, see {@link TaskConfiguration#arguments}. */
  public int[][] arguments() {
    return task.arguments(network.inputs());
  }

  /** Whether neurons have a bias that is trained. */
  public boolean hasHiddenBias() {
    return network.hiddenBias() == NetworkConfiguration.HiddenBias.TRAINED;
  }
}
