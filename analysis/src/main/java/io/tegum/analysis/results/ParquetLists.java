package io.tegum.analysis.results;

import io.tegum.kernel.toy.metrics.TegumFactor;
import io.tegum.kernel.toy.model.AttentionPair;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Writes lists in Parquet's three levels: {@code optional group name (LIST) { repeated group list {
 * optional T element } }}. An empty list has no {@code list} field; a null element is a {@code
 * list} group without its {@code element}.
 */
final class ParquetLists {
  static final String REPEATED = "list";
  static final String ELEMENT = "element";

  private ParquetLists() {}

  static void floats(RecordConsumer out, double[] values) {
    list(out, values.length, i -> Double.isNaN(values[i]), i -> out.addFloat((float) values[i]));
  }

  static void doubles(RecordConsumer out, double[] values) {
    list(out, values.length, i -> Double.isNaN(values[i]), i -> out.addDouble(values[i]));
  }

  static void ints(RecordConsumer out, int[] values) {
    list(out, values.length, i -> false, i -> out.addInteger(values[i]));
  }

  static void pairs(RecordConsumer out, List<?> pairs) {
    list(
        out,
        pairs.size(),
        i -> false,
        i -> {
          AttentionPair pair = (AttentionPair) pairs.get(i);
          out.startGroup();
          field(out, "left", 0, () -> out.addInteger(pair.left()));
          field(out, "right", 1, () -> out.addInteger(pair.right()));
          field(out, "weight", 2, () -> out.addDouble(pair.weight()));
          out.endGroup();
        });
  }

  static void factors(RecordConsumer out, List<?> factors) {
    list(
        out,
        factors.size(),
        i -> false,
        i -> {
          TegumFactor factor = (TegumFactor) factors.get(i);
          int[] features = factor.features().stream().mapToInt(Integer::intValue).toArray();
          out.startGroup();
          field(out, "features", 0, () -> ints(out, features));
          field(out, "rank", 1, () -> out.addInteger(factor.rank()));
          field(out, "kind", 2, () -> out.addBinary(Binary.fromString(factor.kind())));
          out.endGroup();
        });
  }

  private static void list(
      RecordConsumer out, int length, IntPredicate isNull, IntConsumer addElement) {
    out.startGroup();
    if (length > 0) {
      field(
          out,
          REPEATED,
          0,
          () -> {
            for (int i = 0; i < length; i++) {
              int index = i;
              out.startGroup();
              if (!isNull.test(index)) {
                field(out, ELEMENT, 0, () -> addElement.accept(index));
              }
              out.endGroup();
            }
          });
    }
    out.endGroup();
  }

  private static void field(RecordConsumer out, String name, int index, Runnable value) {
    out.startField(name, index);
    value.run();
    out.endField(name, index);
  }
}
