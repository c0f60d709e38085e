package io.tegum.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every vector operation on tables against its scalar twin, bit by bit. */
class TableBitsTest {

  private static final int ENTRIES = 23;
  private static final int PLACES = 4;
  private static final int PAIRS = 17;

  private final TableOperations scalar = Simd.choose("scalar").tables();
  private final TableOperations vector = Simd.choose("vector").tables();
  private final Random random = new Random(1);

  @Test
  void theVectorImplementationIsTheOneUnderTest() {
    assertThat(scalar).isNotInstanceOf(vector.getClass());
  }

  @Test
  void exponentialsAreExactToTwoUnits() {
    float[] x = new float[100_000];
    for (int k = 0; k < x.length; k++) {
      x[k] = TableOperations.LEAST_EXPONENT + random.nextFloat() * 158;
    }
    float[] result = x.clone();
    scalar.exponentials(x.length, result, 0);
    for (int k = 0; k < x.length; k++) {
      double exact = Math.exp(x[k]);
      assertThat((double) result[k]).isCloseTo(exact, within(1.2e-7 * exact));
    }
  }

  @Test
  void exponentsAreBroughtIntoRange() {
    float[] x = new float[16];
    x[0] = Float.NEGATIVE_INFINITY;
    x[1] = -1000;
    x[2] = 1000;
    x[3] = Float.NaN;
    scalar.exponentials(16, x, 0);
    assertThat(x[0]).isEqualTo(x[1]).isBetween(1e-31f, 1e-30f);
    assertThat(x[2]).isBetween(1e38f, Float.MAX_VALUE);
    assertThat(x[3]).isNaN();
    assertThat(x[4]).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"32,2", "16,4", "16,1", "48,3", "8,8", "4,3", "1,20", "5,5", "20,2", "64,1", "7,9"})
  void everyOperation(int heads, int size) {
    HeadShape shape = new HeadShape(heads, size);
    int row = shape.tableRow();
    int units = shape.unitRow();
    int headRow = shape.headRow();
    EntryLists lists =
        new EntryLists(random.ints((PAIRS + 3) * PLACES, 0, ENTRIES).toArray(), PLACES);
    int floats = 4 * ENTRIES * (row + units + headRow) + 4 * PAIRS * row;
    int table = 3;
    int base = table + ENTRIES * row;
    int rows = base + row;
    int slopes = rows + PAIRS * row;
    both(floats, (o, m) -> o.exponentials(64, m, 5));
    both(floats, (o, m) -> o.gather(3, PAIRS, lists, row, m, table, base, rows));
    both(floats, (o, m) -> o.scatter(3, PAIRS, lists, row, m, rows, table));
    both(floats, (o, m) -> o.divide(PAIRS, shape, m, rows));
    both(floats, (o, m) -> o.divideSlope(PAIRS, shape, m, rows, slopes));
    int query = 1;
    int keys = query + units;
    int values = keys + ENTRIES * units;
    int weights = values + ENTRIES * units;
    int tableAt = weights + ENTRIES * headRow;
    both(floats, (o, m) -> o.scores(ENTRIES, shape, m, query, keys, weights));
    both(floats, (o, m) -> o.weigh(ENTRIES, shape, m, weights, values, tableAt));
    int querySlope = tableAt + ENTRIES * row;
    int keySlopes = querySlope + units;
    TableRows where =
        new TableRows(
            query,
            keys,
            values,
            weights,
            tableAt,
            querySlope,
            keySlopes,
            keySlopes + ENTRIES * units);
    both(floats, (o, m) -> o.weighSlope(ENTRIES, shape, where, m));
  }

  @Test
  void softmaxErrors() {
    int stride = 67;
    float[] label = new float[48];
    for (int k = 0; k < label.length; k++) {
      label[k] = random.nextInt(10);
    }
    float[] slope = numbers(48);
    float[] partial = numbers(160);
    float[] other = partial.clone();
    float[] one = numbers(12 * stride + 8);
    float[] two = one.clone();
    LogitRows rows = new LogitRows(2, 2 + 10 * stride, stride);
    scalar.softmaxErrors(10, 48, rows, label, slope, one, partial);
    vector.softmaxErrors(10, 48, rows, label, slope, two, other);
    assertThat(two).isEqualTo(one);
    assertThat(other).isEqualTo(partial);
  }

  private void both(int floats, BiConsumer<TableOperations, float[]> operation) {
    float[] one = numbers(floats);
    float[] other = one.clone();
    operation.accept(scalar, one);
    operation.accept(vector, other);
    assertThat(other).isEqualTo(one);
  }

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
