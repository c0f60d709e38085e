package io.tegum.kernel.addition.table;

import io.tegum.kernel.addition.Accuracy;
import io.tegum.kernel.addition.AdditionModel;

/** The accuracy of a step's parameters in the step's own floats, for curves. */
final class FloatAccuracy {

  private final AdditionModel model;
  private final Chunk chunk;
  private final TablePairs pairs;
  private final boolean[] wrong;
  private final long[] right;
  private double loss;

  FloatAccuracy(AdditionModel model, Chunk chunk, TablePairs pairs) {
    this.model = model;
    this.chunk = chunk;
    this.pairs = pairs;
    this.wrong = new boolean[pairs.count()];
    this.right = new long[model.answers()];
  }

  /** The accuracy on all pairs, or null where scores are too far apart for floats. */
  Accuracy ofOrNull(float[] weights) {
    chunk.tables().begin(weights);
    for (int answer = 0; answer < model.answers(); answer++) {
      if (!chunk.tables().beginAnswer(answer)) {
        return null;
      }
      for (int from = 0; from < pairs.count(); from += Chunk.PAIRS) {
        count(answer, from, Math.min(Chunk.PAIRS, pairs.count() - from));
      }
    }
    long sums = 0;
    for (boolean isWrong : wrong) {
      sums += isWrong ? 0 : 1;
    }
    double digits = (double) pairs.count() * model.answers();
    return new Accuracy(pairs.count(), loss / digits, right, sums);
  }

  private void count(int answer, int from, int count) {
    int labelAt = answer * pairs.count() + from;
    System.arraycopy(pairs.label(), labelAt, chunk.label, 0, count);
    chunk.forward(from, count, pairs.lists(), answer);
    for (int s = 0; s < count; s++) {
      if (chunk.answer(s) == (int) chunk.label[s]) {
        right[answer]++;
      } else {
        wrong[from + s] = true;
      }
    }
    loss += chunk.errors(count, 0);
  }
}
