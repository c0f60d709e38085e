package io.tegum.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;

/**
 * Our side of bench/compare. Reads lines "SECONDS" from standard input; for each, trains for about
 * that long and prints the microseconds of CPU a model-step. Arguments: n m r pairs S decay, and
 * "alone" for a model without company.
 */
public final class Contender {

  private static final int STEPS_A_LOOK = 10;

  private Contender() {}

  public static void main(String[] arguments) throws IOException {
    Workload workload = Workload.parse(arguments);
    boolean alone = arguments.length > 6 && arguments[6].equals("alone");
    Workload.Run run = alone ? workload.start() : workload.startInCompany();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(microseconds(run, Double.parseDouble(line)));
    }
  }

  private static double microseconds(Workload.Run run, double seconds) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    long spent = 0;
    int steps = 0;
    while (spent < seconds * 1e9) {
      for (int k = 0; k < STEPS_A_LOOK; k++) {
        run.step();
      }
      steps += STEPS_A_LOOK;
      spent = threads.getCurrentThreadCpuTime() - begin;
    }
    return spent * 1e-3 / steps / run.models();
  }
}
