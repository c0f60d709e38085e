package io.tegum.kernel.addition.table;

import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.data.Pairs;
import io.tegum.kernel.simd.EntryLists;

/**
 * Pairs of summands as the tables take them.
 *
 * @param pairs the summands
 * @param lists table rows of each pair's digits
 * @param label (D + 1) x count: digits of the sums
 */
record TablePairs(Pairs pairs, EntryLists lists, float[] label) {

  int count() {
    return pairs.count();
  }

  static TablePairs of(AdditionModel model, Pairs pairs) {
    int places = model.digitPlaces();
    int[] entry = new int[pairs.count() * places];
    float[] label = new float[pairs.count() * model.answers()];
    for (int pair = 0; pair < pairs.count(); pair++) {
      for (int place = 0; place < places; place++) {
        entry[pair * places + place] = TableForm.entry(model, place, pairs.digit(pair, place));
      }
      for (int answer = 0; answer < model.answers(); answer++) {
        label[answer * pairs.count() + pair] = pairs.sumDigit(pair, answer);
      }
    }
    return new TablePairs(pairs, new EntryLists(entry, places), label);
  }
}
