package io.tegum.kernel.simd;

import java.util.function.IntUnaryOperator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link PackedOperations} by the incubating Vector API. A vector is a row or, on machines with
 * smaller ones, a part of it that begins at lane c. The loops over tokens load and store their sums
 * themselves: one loop over all sets, with the sums carried on, made vectors into objects.
 */
final class VectorPacked implements PackedOperations {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();
  private static final int LANES = PanelOperations.LANES;

  private final ScalarPacked scalar = new ScalarPacked();

  /** By n and by part of a row: lane l takes the value of the token that it belongs to. */
  private final VectorShuffle<Float>[][] toTokens = byFeatures(LANES / WIDTH);

  /** By n and by distance: lane l takes the feature of the token so far ahead, or else a 0. */
  private final VectorShuffle<Float>[][] ahead = byFeatures(LANES / 2 + 1);

  /** By n: lane l takes the first token's feature. */
  private final VectorShuffle<Float>[][] first = byFeatures(1);

  private final VectorShuffle<Float> exchange8 = exchange(8);
  private final VectorShuffle<Float> exchange4 = exchange(4);
  private final VectorShuffle<Float> exchange2 = exchange(2);
  private final VectorShuffle<Float> exchange1 = exchange(1);

  VectorPacked() {
    for (int n = 1; n <= MOST_FEATURES; n++) {
      int features = n;
      int end = PackedOperations.tokens(n) * n;
      for (int c = 0; c < LANES; c += WIDTH) {
        int begin = c;
        toTokens[n][c / WIDTH] = shuffle(l -> (begin + l) / features - begin / features);
      }
      for (int distance = 1; distance <= LANES / 2; distance *= 2) {
        int lanes = distance * n;
        ahead[n][distance] = shuffle(l -> l + lanes < end ? l + lanes : LANES - 1);
      }
      first[n][0] = shuffle(l -> l % features);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static VectorShuffle<Float>[][] byFeatures(int count) {
    return new VectorShuffle[MOST_FEATURES + 1][count];
  }

  private static VectorShuffle<Float> exchange(int distance) {
    return shuffle(lane -> lane ^ distance);
  }

  private static VectorShuffle<Float> shuffle(IntUnaryOperator from) {
    return VectorShuffle.fromOp(FLOATS, lane -> from.applyAsInt(lane) % WIDTH);
  }

  @Override
  public void begin(int m, int empty, PackedRows rows, float[] weights) {
    float[] memory = rows.floats();
    float floor = rows.floor();
    for (int c = 0; c < LANES; c += WIDTH) {
      FloatVector zero = FloatVector.zero(FLOATS);
      for (int j = 0; j < rows.features(); j++) {
        FloatVector product = zero;
        for (int k = 0; k < m * LANES; k += LANES) {
          FloatVector w = FloatVector.broadcast(FLOATS, weights[k + j]);
          product = w.fma(load(weights, k + c), product);
        }
        product.intoArray(memory, rows.gram() + j * LANES + c);
        zero.intoArray(memory, rows.sums() + j * LANES + c);
      }
      FloatVector floors = FloatVector.broadcast(FLOATS, floor);
      FloatVector bias = load(weights, m * LANES + c);
      VectorMask<Float> silent = bias.compare(VectorOperators.LE, floors);
      FloatVector output = bias.blend(floors, silent);
      FloatVector g = output.mul(load(memory, rows.slope() + LANES + c)).mul(empty);
      bias.intoArray(memory, rows.bias() + c);
      g.blend(zero, silent).intoArray(memory, rows.biasGradient() + c);
      g.mul(output).intoArray(memory, rows.loss() + c);
    }
  }

  @Override
  public void errors(
      int present,
      int[] feature,
      int set,
      int tokens,
      float[] value,
      int valueAt,
      PackedRows rows) {
    int n = rows.features();
    int featureAt = set * n;
    for (int c = 0; c < LANES; c += WIDTH) {
      int at = valueAt + c / n;
      if (present == 1) {
        single(feature[featureAt], tokens, value, at, rows, c);
      } else if (present == 2) {
        pair(feature[featureAt], feature[featureAt + 1], tokens, value, at, rows, c);
      } else {
        several(present, feature, featureAt, tokens, value, at, rows, c);
      }
    }
  }

  /** Tokens with feature j alone: its row of P and of C stays in registers. */
  private void single(int j, int tokens, float[] value, int at, PackedRows rows, int c) {
    float[] memory = rows.floats();
    float floor = rows.floor();
    VectorShuffle<Float> toLanes = toTokens[rows.features()][c / WIDTH];
    int packed = PackedOperations.tokens(rows.features());
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector bias = load(memory, rows.bias() + c);
    FloatVector gram = load(memory, rows.gram() + j * LANES + c);
    FloatVector unit = load(memory, rows.unit() + j * LANES + c);
    FloatVector sums = load(memory, rows.sums() + j * LANES + c);
    FloatVector gradient = load(memory, rows.biasGradient() + c);
    FloatVector loss = load(memory, rows.loss() + c);
    for (int t = 0; t < tokens; t += packed) {
      FloatVector v = load(value, at + t).rearrange(toLanes);
      FloatVector z = v.fma(gram, bias);
      VectorMask<Float> silent = z.compare(VectorOperators.LE, floors);
      FloatVector difference = v.fma(unit, z.blend(floors, silent));
      FloatVector g = difference.mul(slope(memory, rows, Math.min(packed, tokens - t), c));
      FloatVector d = g.blend(zero, silent);
      loss = g.fma(difference, loss);
      gradient = gradient.add(d);
      sums = v.fma(d, sums);
    }
    sums.intoArray(memory, rows.sums() + j * LANES + c);
    gradient.intoArray(memory, rows.biasGradient() + c);
    loss.intoArray(memory, rows.loss() + c);
  }

  /** Tokens with the two features i and j, whose rows stay in registers. */
  private void pair(int i, int j, int tokens, float[] value, int at, PackedRows rows, int c) {
    float[] memory = rows.floats();
    float floor = rows.floor();
    VectorShuffle<Float> toLanes = toTokens[rows.features()][c / WIDTH];
    int packed = PackedOperations.tokens(rows.features());
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector bias = load(memory, rows.bias() + c);
    FloatVector gramI = load(memory, rows.gram() + i * LANES + c);
    FloatVector gramJ = load(memory, rows.gram() + j * LANES + c);
    FloatVector unitI = load(memory, rows.unit() + i * LANES + c);
    FloatVector unitJ = load(memory, rows.unit() + j * LANES + c);
    FloatVector sumsI = load(memory, rows.sums() + i * LANES + c);
    FloatVector sumsJ = load(memory, rows.sums() + j * LANES + c);
    FloatVector gradient = load(memory, rows.biasGradient() + c);
    FloatVector loss = load(memory, rows.loss() + c);
    for (int t = 0; t < tokens; t += packed) {
      FloatVector v = load(value, at + t).rearrange(toLanes);
      FloatVector w = load(value, at + tokens + t).rearrange(toLanes);
      FloatVector z = w.fma(gramJ, v.fma(gramI, bias));
      VectorMask<Float> silent = z.compare(VectorOperators.LE, floors);
      FloatVector minusX = w.fma(unitJ, v.mul(unitI));
      FloatVector difference = z.blend(floors, silent).add(minusX);
      FloatVector g = difference.mul(slope(memory, rows, Math.min(packed, tokens - t), c));
      FloatVector d = g.blend(zero, silent);
      loss = g.fma(difference, loss);
      gradient = gradient.add(d);
      sumsI = v.fma(d, sumsI);
      sumsJ = w.fma(d, sumsJ);
    }
    sumsI.intoArray(memory, rows.sums() + i * LANES + c);
    sumsJ.intoArray(memory, rows.sums() + j * LANES + c);
    gradient.intoArray(memory, rows.biasGradient() + c);
    loss.intoArray(memory, rows.loss() + c);
  }

  private void several(
      int present,
      int[] feature,
      int featureAt,
      int tokens,
      float[] value,
      int at,
      PackedRows rows,
      int c) {
    float[] memory = rows.floats();
    float floor = rows.floor();
    VectorShuffle<Float> toLanes = toTokens[rows.features()][c / WIDTH];
    int packed = PackedOperations.tokens(rows.features());
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector gradient = load(memory, rows.biasGradient() + c);
    FloatVector loss = load(memory, rows.loss() + c);
    for (int t = 0; t < tokens; t += packed) {
      FloatVector z = load(memory, rows.bias() + c);
      FloatVector minusX = zero;
      for (int s = 0; s < present; s++) {
        int row = feature[featureAt + s] * LANES + c;
        FloatVector v = load(value, at + s * tokens + t).rearrange(toLanes);
        z = v.fma(load(memory, rows.gram() + row), z);
        minusX = v.fma(load(memory, rows.unit() + row), minusX);
      }
      VectorMask<Float> silent = z.compare(VectorOperators.LE, floors);
      FloatVector difference = z.blend(floors, silent).add(minusX);
      FloatVector g = difference.mul(slope(memory, rows, Math.min(packed, tokens - t), c));
      FloatVector d = g.blend(zero, silent);
      loss = g.fma(difference, loss);
      gradient = gradient.add(d);
      for (int s = 0; s < present; s++) {
        int row = rows.sums() + feature[featureAt + s] * LANES + c;
        FloatVector v = load(value, at + s * tokens + t).rearrange(toLanes);
        v.fma(d, load(memory, row)).intoArray(memory, row);
      }
    }
    gradient.intoArray(memory, rows.biasGradient() + c);
    loss.intoArray(memory, rows.loss() + c);
  }

  private static FloatVector slope(float[] memory, PackedRows rows, int tokens, int c) {
    return load(memory, rows.slope() + tokens * LANES + c);
  }

  @Override
  public float gradient(int m, PackedRows rows, float[] weights, float[] slope) {
    float[] memory = rows.floats();
    if (WIDTH < LANES) {
      return scalar.gradient(m, rows, weights, slope);
    }
    int n = rows.features();
    for (int k = 0; k < m * LANES; k += LANES) {
      FloatVector sum = addTokens(n, product(n, rows.sums(), memory, weights, k));
      sum.sub(transposed(rows, memory, weights, k)).intoArray(slope, k);
    }
    addTokens(n, load(memory, rows.biasGradient())).intoArray(slope, m * LANES);
    return addLanes(load(memory, rows.loss())).lane(0);
  }

  /** A row of W C. */
  private static FloatVector product(int n, int sums, float[] memory, float[] weights, int row) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int j = 0; j < n; j++) {
      FloatVector w = FloatVector.broadcast(FLOATS, weights[row + j]);
      sum = w.fma(load(memory, sums + j * LANES), sum);
    }
    return sum;
  }

  /** Minus a row of W C': scalar products of all lanes, which adds up tokens as well. */
  private FloatVector transposed(PackedRows rows, float[] memory, float[] weights, int row) {
    FloatVector w = load(weights, row);
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < rows.features() * LANES; i += LANES) {
      FloatVector product = addLanes(w.mul(load(memory, rows.sums() + i)));
      sum = product.fma(load(memory, rows.unit() + i), sum);
    }
    return sum;
  }

  /** The sum over a row's lanes, in each of them. */
  private FloatVector addLanes(FloatVector row) {
    FloatVector eight = row.add(row.rearrange(exchange8));
    FloatVector four = eight.add(eight.rearrange(exchange4));
    FloatVector two = four.add(four.rearrange(exchange2));
    return two.add(two.rearrange(exchange1));
  }

  /** The sum over a row's tokens, where each of them was. */
  private FloatVector addTokens(int n, FloatVector row) {
    FloatVector sum = row;
    int furthest = Integer.highestOneBit(PackedOperations.tokens(n) - 1);
    for (int distance = furthest; distance > 0; distance /= 2) {
      sum = sum.add(sum.rearrange(ahead[n][distance]));
    }
    return sum.rearrange(first[n][0]);
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(FLOATS, array, at);
  }
}
