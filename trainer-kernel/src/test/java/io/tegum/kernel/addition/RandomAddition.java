package io.tegum.kernel.addition;

import io.tegum.kernel.addition.data.Pairs;
import java.util.Random;

/** A problem of random shape, with random weights and biases. */
public record RandomAddition(AdditionModel model, Pairs pairs, AdditionParameters parameters) {

  /** Of 1 to 4 digits. */
  public static RandomAddition of(long seed) {
    Random random = new Random(seed);
    AdditionModel model =
        new AdditionModel(
            1 + random.nextInt(4),
            1 + random.nextInt(20),
            1 + random.nextInt(7),
            1 + random.nextInt(5));
    return of(model, 1 + random.nextInt(9), seed);
  }

  /** Of a given shape. */
  public static RandomAddition of(AdditionModel model, int count, long seed) {
    Random random = new Random(-seed);
    Pairs pairs =
        new Pairs(
            model.digits(),
            random.ints(count, 0, model.numbers()).toArray(),
            random.ints(count, 0, model.numbers()).toArray());
    AdditionParameters parameters = AdditionParameters.zeros(model);
    for (double[] array : parameters.arrays()) {
      for (int i = 0; i < array.length; i++) {
        array[i] = random.nextGaussian() * 1.2 / Math.sqrt(model.width());
      }
    }
    return new RandomAddition(model, pairs, parameters);
  }
}
