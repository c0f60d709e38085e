package io.tegum.benchmarks;

import io.tegum.kernel.addition.AdditionData;
import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionParameters;
import io.tegum.kernel.addition.AdditionTraining;
import io.tegum.kernel.addition.AdditionTrial;
import io.tegum.kernel.addition.data.EpochOrder;
import io.tegum.kernel.addition.data.PairSets;
import io.tegum.kernel.addition.table.TableStep;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Our side of bench/addition: the published training of an addition transformer. Reads lines
 * "SECONDS" from standard input; for each, trains for about that long and prints the microseconds
 * of CPU a step. With the arguments FILE STEPS it prints the loss of each step instead, and writes
 * to FILE what the other side needs to take the same steps: steps and batch as ints, the initial
 * parameters as doubles in their order, then for each step its learning rate and the batch's left
 * and right summands.
 */
public final class AdditionContender {
  private static final int STEPS_A_LOOK = 10;
  private static final long SEED = 1;

  private final AdditionTrial trial =
      new AdditionTrial(
          new AdditionModel(6, 128, 32, 2),
          new AdditionData(25_000, 2_000),
          new AdditionTraining(1000, 256, 1e-3, 0.01, 0.8),
          SEED,
          60);
  private final PairSets pairs = PairSets.of(trial);
  private final EpochOrder epochs = new EpochOrder(SEED, trial.data().trainingPairs());
  private final TableStep step =
      new TableStep(trial.model(), trial.training().optimisation(), pairs);
  private int[] order = new int[0];
  private int begin;
  private int done;

  private AdditionContender() {
    step.load(AdditionParameters.initial(trial));
  }

  public static void main(String[] arguments) throws IOException {
    AdditionContender contender = new AdditionContender();
    if (arguments.length == 2) {
      contender.trace(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
      return;
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(contender.microseconds(Double.parseDouble(line)));
    }
  }

  private double microseconds(double seconds) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long spent = 0;
    int steps = 0;
    while (spent < seconds * 1e9) {
      for (int k = 0; k < STEPS_A_LOOK; k++) {
        choose();
        train();
      }
      steps += STEPS_A_LOOK;
      spent = threads.getCurrentThreadCpuTime() - start;
    }
    return spent * 1e-3 / steps;
  }

  private void trace(Path file, int steps) throws IOException {
    int batch = trial.training().batch();
    AdditionParameters initial = AdditionParameters.zeros(trial.model());
    step.store(initial);
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(steps);
      out.writeInt(batch);
      for (double[] array : initial.arrays()) {
        for (double value : array) {
          out.writeDouble(value);
        }
      }
      for (int k = 0; k < steps; k++) {
        choose();
        out.writeDouble(trial.training().learningRate());
        write(out, pairs.training().left(), batch);
        write(out, pairs.training().right(), batch);
        System.out.println(k + " " + train());
      }
    }
  }

  private void write(DataOutputStream out, int[] summands, int batch) throws IOException {
    for (int k = begin; k < begin + batch; k++) {
      out.writeInt(summands[order[k]]);
    }
  }

  /** The next batch. */
  private void choose() {
    int inEpoch = done % trial.stepsPerEpoch();
    if (inEpoch == 0) {
      order = epochs.of(done / trial.stepsPerEpoch());
    }
    begin = inEpoch * trial.training().batch();
    done++;
  }

  private double train() {
    double loss = step.loss(order, begin);
    step.update(trial.training().learningRate());
    return loss;
  }
}
