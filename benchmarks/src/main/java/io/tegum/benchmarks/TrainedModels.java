package io.tegum.benchmarks;

import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.training.ToyResult;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Our sides of bench/agree: trains a workload from several seeds and prints a line of JSON a model,
 * its parameters row-major. Arguments: n m r pairs S decay, {@code fast} or {@code reference},
 * steps, first seed, number of seeds.
 */
public final class TrainedModels {
  private TrainedModels() {}

  public static void main(String[] arguments) {
    Workload workload = Workload.parse(arguments);
    int steps = Integer.parseInt(arguments[7]);
    long firstSeed = Long.parseLong(arguments[8]);
    LongStream.range(firstSeed, firstSeed + Integer.parseInt(arguments[9]))
        .mapToObj(seed -> train(arguments[6], workload, steps, seed))
        .map(TrainedModels::json)
        .forEach(System.out::println);
  }

  private static Parameters train(String side, Workload workload, int steps, long seed) {
    return switch (side) {
      case "fast" ->
          ToyResult.train(workload.configuration(steps, seed)).parameters().orElseThrow();
      case "reference" -> new ReferenceTraining(workload, steps, seed).run();
      default ->
          throw new IllegalArgumentException(
              "Cannot train: side was " + side + ", must be fast or reference");
    };
  }

  private static String json(Parameters trained) {
    StringBuilder json = new StringBuilder("{\"w\": ").append(Arrays.toString(trained.w().data));
    json.append(", \"b\": ").append(Arrays.toString(trained.b().data));
    trained
        .head()
        .ifPresent(
            head ->
                json.append(", \"head_a\": ")
                    .append(Arrays.toString(head.a().data))
                    .append(", \"head_b\": ")
                    .append(Arrays.toString(head.b().data)));
    return json.append('}').toString();
  }
}
