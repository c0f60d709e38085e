package io.tegum.benchmarks;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.InitialWeights;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.feedforward.model.TaskConfiguration;
import io.tegum.kernel.feedforward.training.FeedForwardLearner;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;

/**
 * Our side of bench/feedforward: a network that learns |x|, with ReLU neurons and outputs. Reads
 * lines "SECONDS" from standard input; for each, trains for about that long and prints the
 * microseconds of CPU a step. Arguments: inputs, neurons, S.
 */
public final class FeedForwardContender {

  private static final int STEPS_A_LOOK = 10;

  private final FeedForwardLearner learner;
  private int done;

  private FeedForwardContender(FeedForwardConfiguration trial) {
    learner = new FeedForwardLearner(trial);
    learner.initialise(0);
    learner.begin(0);
  }

  public static void main(String[] arguments) throws IOException {
    FeedForwardContender contender = new FeedForwardContender(trial(arguments));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(contender.microseconds(Double.parseDouble(line)));
    }
  }

  private static FeedForwardConfiguration trial(String[] arguments) {
    return new FeedForwardConfiguration(
        new NetworkConfiguration(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            Nonlinearity.RELU,
            Nonlinearity.RELU,
            NetworkConfiguration.HiddenBias.ABSENT),
        new TaskConfiguration(TargetFunction.ABS, Double.parseDouble(arguments[2]), 0.8),
        new InitialWeights(InitialWeights.Scheme.XAVIER, InitialWeights.OutputSigns.POSITIVE),
        new Optimisation(
            1_000_000, 1024, OptimizerKind.ADAM, 1e-3, 0, LearningRateSchedule.CONSTANT, 0),
        1,
        2);
  }

  private double microseconds(double seconds) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    long spent = 0;
    int steps = 0;
    while (spent < seconds * 1e9) {
      for (int k = 0; k < STEPS_A_LOOK; k++) {
        learner.step(done);
        learner.update(done % 1000);
        done++;
      }
      steps += STEPS_A_LOOK;
      spent = threads.getCurrentThreadCpuTime() - begin;
    }
    return spent * 1e-3 / steps;
  }
}
