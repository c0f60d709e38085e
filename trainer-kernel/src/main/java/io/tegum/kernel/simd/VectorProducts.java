package io.tegum.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link VectorOperations#multiply}: blocks of sums stay in registers while they walk along the
 * depth. Inner loops step by a stride that C2 does not know, on purpose: it would split a counted
 * loop in three, which costs more than a depth of 5 takes. Each block has a method of its own with
 * one loop: where a second one took the last vector, it was in some JVMs half as fast for good.
 */
final class VectorProducts {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();

  /** Rows of a block of one vector a row. */
  private static final int SINGLES = 6;

  /** Rows of a block of three vectors a row. */
  private static final int TRIPLES = 5;

  private VectorProducts() {}

  static void multiply(
      int rows, int depth, int columns, Factor factor, Rows in, Rows initial, Rows out) {
    int vectors = columns / WIDTH;
    int block = rows == 1 ? 4 : 2; // vectors of a row
    boolean endsInThree = rows > 1 && vectors > 2 && vectors % 2 == 1;
    int whole = (endsInThree ? vectors - 3 : vectors / block * block) * WIDTH;
    for (int p = 0; p < rows && whole > 0; ) {
      int height = height(rows - p);
      switch (height) {
        case 5 -> multiply5(depth, whole, factor, in, initial, out, p);
        case 4 -> multiply4(depth, whole, factor, in, initial, out, p);
        case 3 -> multiply3(depth, whole, factor, in, initial, out, p);
        case 2 -> multiply2(depth, whole, factor, in, initial, out, p);
        default -> multiply1(depth, whole, factor, in, initial, out, p);
      }
      p += height;
    }
    if (endsInThree) {
      for (int p = 0; p < rows; p += TRIPLES) {
        int last = Math.min(TRIPLES, rows - p) - 1;
        multiplyTriple(depth, whole, last, factor, in, initial, out, p);
      }
      return;
    }
    for (int c = whole; c < columns; c += WIDTH) {
      for (int p = 0; p < rows; p += SINGLES) {
        int last = Math.min(SINGLES, rows - p) - 1;
        multiplySingle(depth, c, last, factor, in, initial, out, p);
      }
    }
  }

  /**
   * How many of so many rows the next block takes: none is left alone, as it would need all loads.
   */
  private static int height(int rows) {
    return switch (rows) {
      case 1, 2, 3, 4 -> rows;
      case 6 -> 3;
      case 7, 8, 11 -> 4;
      default -> 5;
    };
  }

  private static void multiply5(
      int depth, int columns, Factor factor, Rows in, Rows initial, Rows out, int p) {
    float[] factors = factor.floats();
    int rowStep = factor.rowStep();
    int depthStep = factor.depthStep();
    int f = factor.at() + p * rowStep;
    float[] input = in.floats();
    int inAt = in.at();
    int inStride = in.columns();
    float[] start = initial.floats();
    int initialStride = initial.columns();
    int initialAt = initial.at() + p * initialStride;
    float[] output = out.floats();
    int outStride = out.columns();
    int outAt = out.at() + p * outStride;
    for (int c = 0; c < columns; c += 2 * WIDTH) {
      int i = initialAt + c;
      int o = outAt + c;
      FloatVector a0 = load(start, i);
      FloatVector b0 = load(start, i + WIDTH);
      FloatVector a1 = load(start, i + initialStride);
      FloatVector b1 = load(start, i + initialStride + WIDTH);
      FloatVector a2 = load(start, i + 2 * initialStride);
      FloatVector b2 = load(start, i + 2 * initialStride + WIDTH);
      FloatVector a3 = load(start, i + 3 * initialStride);
      FloatVector b3 = load(start, i + 3 * initialStride + WIDTH);
      FloatVector a4 = load(start, i + 4 * initialStride);
      FloatVector b4 = load(start, i + 4 * initialStride + WIDTH);
      for (int at = f, from = inAt + c, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        FloatVector a = load(input, from);
        FloatVector b = load(input, from + WIDTH);
        FloatVector s0 = FloatVector.broadcast(FLOATS, factors[at]);
        a0 = s0.fma(a, a0);
        b0 = s0.fma(b, b0);
        FloatVector s1 = FloatVector.broadcast(FLOATS, factors[at + rowStep]);
        a1 = s1.fma(a, a1);
        b1 = s1.fma(b, b1);
        FloatVector s2 = FloatVector.broadcast(FLOATS, factors[at + 2 * rowStep]);
        a2 = s2.fma(a, a2);
        b2 = s2.fma(b, b2);
        FloatVector s3 = FloatVector.broadcast(FLOATS, factors[at + 3 * rowStep]);
        a3 = s3.fma(a, a3);
        b3 = s3.fma(b, b3);
        FloatVector s4 = FloatVector.broadcast(FLOATS, factors[at + 4 * rowStep]);
        a4 = s4.fma(a, a4);
        b4 = s4.fma(b, b4);
      }
      a0.intoArray(output, o);
      b0.intoArray(output, o + WIDTH);
      a1.intoArray(output, o + outStride);
      b1.intoArray(output, o + outStride + WIDTH);
      a2.intoArray(output, o + 2 * outStride);
      b2.intoArray(output, o + 2 * outStride + WIDTH);
      a3.intoArray(output, o + 3 * outStride);
      b3.intoArray(output, o + 3 * outStride + WIDTH);
      a4.intoArray(output, o + 4 * outStride);
      b4.intoArray(output, o + 4 * outStride + WIDTH);
    }
  }

  private static void multiply4(
      int depth, int columns, Factor factor, Rows in, Rows initial, Rows out, int p) {
    float[] factors = factor.floats();
    int rowStep = factor.rowStep();
    int depthStep = factor.depthStep();
    int f = factor.at() + p * rowStep;
    float[] input = in.floats();
    int inAt = in.at();
    int inStride = in.columns();
    float[] start = initial.floats();
    int initialStride = initial.columns();
    int initialAt = initial.at() + p * initialStride;
    float[] output = out.floats();
    int outStride = out.columns();
    int outAt = out.at() + p * outStride;
    for (int c = 0; c < columns; c += 2 * WIDTH) {
      int i = initialAt + c;
      int o = outAt + c;
      FloatVector a0 = load(start, i);
      FloatVector b0 = load(start, i + WIDTH);
      FloatVector a1 = load(start, i + initialStride);
      FloatVector b1 = load(start, i + initialStride + WIDTH);
      FloatVector a2 = load(start, i + 2 * initialStride);
      FloatVector b2 = load(start, i + 2 * initialStride + WIDTH);
      FloatVector a3 = load(start, i + 3 * initialStride);
      FloatVector b3 = load(start, i + 3 * initialStride + WIDTH);
      for (int at = f, from = inAt + c, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        FloatVector a = load(input, from);
        FloatVector b = load(input, from + WIDTH);
        FloatVector s0 = FloatVector.broadcast(FLOATS, factors[at]);
        a0 = s0.fma(a, a0);
        b0 = s0.fma(b, b0);
        FloatVector s1 = FloatVector.broadcast(FLOATS, factors[at + rowStep]);
        a1 = s1.fma(a, a1);
        b1 = s1.fma(b, b1);
        FloatVector s2 = FloatVector.broadcast(FLOATS, factors[at + 2 * rowStep]);
        a2 = s2.fma(a, a2);
        b2 = s2.fma(b, b2);
        FloatVector s3 = FloatVector.broadcast(FLOATS, factors[at + 3 * rowStep]);
        a3 = s3.fma(a, a3);
        b3 = s3.fma(b, b3);
      }
      a0.intoArray(output, o);
      b0.intoArray(output, o + WIDTH);
      a1.intoArray(output, o + outStride);
      b1.intoArray(output, o + outStride + WIDTH);
      a2.intoArray(output, o + 2 * outStride);
      b2.intoArray(output, o + 2 * outStride + WIDTH);
      a3.intoArray(output, o + 3 * outStride);
      b3.intoArray(output, o + 3 * outStride + WIDTH);
    }
  }

  private static void multiply3(
      int depth, int columns, Factor factor, Rows in, Rows initial, Rows out, int p) {
    float[] factors = factor.floats();
    int rowStep = factor.rowStep();
    int depthStep = factor.depthStep();
    int f = factor.at() + p * rowStep;
    float[] input = in.floats();
    int inAt = in.at();
    int inStride = in.columns();
    float[] start = initial.floats();
    int initialStride = initial.columns();
    int initialAt = initial.at() + p * initialStride;
    float[] output = out.floats();
    int outStride = out.columns();
    int outAt = out.at() + p * outStride;
    for (int c = 0; c < columns; c += 2 * WIDTH) {
      int i = initialAt + c;
      int o = outAt + c;
      FloatVector a0 = load(start, i);
      FloatVector b0 = load(start, i + WIDTH);
      FloatVector a1 = load(start, i + initialStride);
      FloatVector b1 = load(start, i + initialStride + WIDTH);
      FloatVector a2 = load(start, i + 2 * initialStride);
      FloatVector b2 = load(start, i + 2 * initialStride + WIDTH);
      for (int at = f, from = inAt + c, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        FloatVector a = load(input, from);
        FloatVector b = load(input, from + WIDTH);
        FloatVector s0 = FloatVector.broadcast(FLOATS, factors[at]);
        a0 = s0.fma(a, a0);
        b0 = s0.fma(b, b0);
        FloatVector s1 = FloatVector.broadcast(FLOATS, factors[at + rowStep]);
        a1 = s1.fma(a, a1);
        b1 = s1.fma(b, b1);
        FloatVector s2 = FloatVector.broadcast(FLOATS, factors[at + 2 * rowStep]);
        a2 = s2.fma(a, a2);
        b2 = s2.fma(b, b2);
      }
      a0.intoArray(output, o);
      b0.intoArray(output, o + WIDTH);
      a1.intoArray(output, o + outStride);
      b1.intoArray(output, o + outStride + WIDTH);
      a2.intoArray(output, o + 2 * outStride);
      b2.intoArray(output, o + 2 * outStride + WIDTH);
    }
  }

  private static void multiply2(
      int depth, int columns, Factor factor, Rows in, Rows initial, Rows out, int p) {
    float[] factors = factor.floats();
    int rowStep = factor.rowStep();
    int depthStep = factor.depthStep();
    int f = factor.at() + p * rowStep;
    float[] input = in.floats();
    int inAt = in.at();
    int inStride = in.columns();
    float[] start = initial.floats();
    int initialStride = initial.columns();
    int initialAt = initial.at() + p * initialStride;
    float[] output = out.floats();
    int outStride = out.columns();
    int outAt = out.at() + p * outStride;
    for (int c = 0; c < columns; c += 2 * WIDTH) {
      int i = initialAt + c;
      int o = outAt + c;
      FloatVector a0 = load(start, i);
      FloatVector b0 = load(start, i + WIDTH);
      FloatVector a1 = load(start, i + initialStride);
      FloatVector b1 = load(start, i + initialStride + WIDTH);
      for (int at = f, from = inAt + c, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        FloatVector a = load(input, from);
        FloatVector b = load(input, from + WIDTH);
        FloatVector s0 = FloatVector.broadcast(FLOATS, factors[at]);
        a0 = s0.fma(a, a0);
        b0 = s0.fma(b, b0);
        FloatVector s1 = FloatVector.broadcast(FLOATS, factors[at + rowStep]);
        a1 = s1.fma(a, a1);
        b1 = s1.fma(b, b1);
      }
      a0.intoArray(output, o);
      b0.intoArray(output, o + WIDTH);
      a1.intoArray(output, o + outStride);
      b1.intoArray(output, o + outStride + WIDTH);
    }
  }

  /** One row, four vectors at a time. */
  private static void multiply1(
      int depth, int columns, Factor factor, Rows in, Rows initial, Rows out, int p) {
    float[] factors = factor.floats();
    int depthStep = factor.depthStep();
    int f = factor.at() + p * factor.rowStep();
    float[] input = in.floats();
    int inAt = in.at();
    int inStride = in.columns();
    float[] start = initial.floats();
    int initialAt = initial.at() + p * initial.columns();
    float[] output = out.floats();
    int outAt = out.at() + p * out.columns();
    for (int k = 0; k < columns; k += 4 * WIDTH) {
      int i = initialAt + k;
      int o = outAt + k;
      FloatVector a = load(start, i);
      FloatVector b = load(start, i + WIDTH);
      FloatVector c = load(start, i + 2 * WIDTH);
      FloatVector d = load(start, i + 3 * WIDTH);
      for (int at = f, from = inAt + k, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        FloatVector s = FloatVector.broadcast(FLOATS, factors[at]);
        a = s.fma(load(input, from), a);
        b = s.fma(load(input, from + WIDTH), b);
        c = s.fma(load(input, from + 2 * WIDTH), c);
        d = s.fma(load(input, from + 3 * WIDTH), d);
      }
      a.intoArray(output, o);
      b.intoArray(output, o + WIDTH);
      c.intoArray(output, o + 2 * WIDTH);
      d.intoArray(output, o + 3 * WIDTH);
    }
  }

  /**
   * Three vectors of rows p to p + last; of fewer than five rows the last is computed again.
   * Numbers of vectors are odd only where these have 16 floats, and such machines have 32
   * registers.
   */
  private static void multiplyTriple(
      int depth, int c, int last, Factor factor, Rows in, Rows initial, Rows out, int p) {
    float[] factors = factor.floats();
    int depthStep = factor.depthStep();
    float[] input = in.floats();
    int inStride = in.columns();
    float[] start = initial.floats();
    float[] output = out.floats();
    int p1 = Math.min(1, last);
    int p2 = Math.min(2, last);
    int p3 = Math.min(3, last);
    int p4 = Math.min(4, last);
    int f1 = p1 * factor.rowStep();
    int f2 = p2 * factor.rowStep();
    int f3 = p3 * factor.rowStep();
    int f4 = p4 * factor.rowStep();
    int i0 = initial.at() + p * initial.columns() + c;
    int i1 = i0 + p1 * initial.columns();
    int i2 = i0 + p2 * initial.columns();
    int i3 = i0 + p3 * initial.columns();
    int i4 = i0 + p4 * initial.columns();
    FloatVector a0 = load(start, i0);
    FloatVector b0 = load(start, i0 + WIDTH);
    FloatVector c0 = load(start, i0 + 2 * WIDTH);
    FloatVector a1 = load(start, i1);
    FloatVector b1 = load(start, i1 + WIDTH);
    FloatVector c1 = load(start, i1 + 2 * WIDTH);
    FloatVector a2 = load(start, i2);
    FloatVector b2 = load(start, i2 + WIDTH);
    FloatVector c2 = load(start, i2 + 2 * WIDTH);
    FloatVector a3 = load(start, i3);
    FloatVector b3 = load(start, i3 + WIDTH);
    FloatVector c3 = load(start, i3 + 2 * WIDTH);
    FloatVector a4 = load(start, i4);
    FloatVector b4 = load(start, i4 + WIDTH);
    FloatVector c4 = load(start, i4 + 2 * WIDTH);
    int first = in.at() + c;
    int end = first + depth * inStride;
    int at = factor.at() + p * factor.rowStep();
    for (int from = first; from < end; from += inStride, at += depthStep) {
      FloatVector x = load(input, from);
      FloatVector y = load(input, from + WIDTH);
      FloatVector z = load(input, from + 2 * WIDTH);
      FloatVector s0 = FloatVector.broadcast(FLOATS, factors[at]);
      a0 = s0.fma(x, a0);
      b0 = s0.fma(y, b0);
      c0 = s0.fma(z, c0);
      FloatVector s1 = FloatVector.broadcast(FLOATS, factors[at + f1]);
      a1 = s1.fma(x, a1);
      b1 = s1.fma(y, b1);
      c1 = s1.fma(z, c1);
      FloatVector s2 = FloatVector.broadcast(FLOATS, factors[at + f2]);
      a2 = s2.fma(x, a2);
      b2 = s2.fma(y, b2);
      c2 = s2.fma(z, c2);
      FloatVector s3 = FloatVector.broadcast(FLOATS, factors[at + f3]);
      a3 = s3.fma(x, a3);
      b3 = s3.fma(y, b3);
      c3 = s3.fma(z, c3);
      FloatVector s4 = FloatVector.broadcast(FLOATS, factors[at + f4]);
      a4 = s4.fma(x, a4);
      b4 = s4.fma(y, b4);
      c4 = s4.fma(z, c4);
    }
    int o0 = out.at() + p * out.columns() + c;
    int o1 = o0 + p1 * out.columns();
    int o2 = o0 + p2 * out.columns();
    int o3 = o0 + p3 * out.columns();
    int o4 = o0 + p4 * out.columns();
    a0.intoArray(output, o0);
    b0.intoArray(output, o0 + WIDTH);
    c0.intoArray(output, o0 + 2 * WIDTH);
    a1.intoArray(output, o1);
    b1.intoArray(output, o1 + WIDTH);
    c1.intoArray(output, o1 + 2 * WIDTH);
    a2.intoArray(output, o2);
    b2.intoArray(output, o2 + WIDTH);
    c2.intoArray(output, o2 + 2 * WIDTH);
    a3.intoArray(output, o3);
    b3.intoArray(output, o3 + WIDTH);
    c3.intoArray(output, o3 + 2 * WIDTH);
    a4.intoArray(output, o4);
    b4.intoArray(output, o4 + WIDTH);
    c4.intoArray(output, o4 + 2 * WIDTH);
  }

  /**
   * One vector of up to six rows, {@code last} after the first. Where there are fewer, the last is
   * computed again, with the same result, rather than by a loop of its own.
   */
  private static void multiplySingle(
      int depth, int c, int last, Factor factor, Rows in, Rows initial, Rows out, int p) {
    float[] factors = factor.floats();
    int depthStep = factor.depthStep();
    int f0 = factor.at() + p * factor.rowStep();
    float[] input = in.floats();
    int inStride = in.columns();
    float[] start = initial.floats();
    int i = initial.at() + p * initial.columns() + c;
    float[] output = out.floats();
    int o = out.at() + p * out.columns() + c;
    int p1 = Math.min(1, last);
    int p2 = Math.min(2, last);
    int p3 = Math.min(3, last);
    int p4 = Math.min(4, last);
    int p5 = Math.min(5, last);
    int f1 = p1 * factor.rowStep();
    int f2 = p2 * factor.rowStep();
    int f3 = p3 * factor.rowStep();
    int f4 = p4 * factor.rowStep();
    int f5 = p5 * factor.rowStep();
    FloatVector a0 = load(start, i);
    FloatVector a1 = load(start, i + p1 * initial.columns());
    FloatVector a2 = load(start, i + p2 * initial.columns());
    FloatVector a3 = load(start, i + p3 * initial.columns());
    FloatVector a4 = load(start, i + p4 * initial.columns());
    FloatVector a5 = load(start, i + p5 * initial.columns());
    int first = in.at() + c;
    int end = first + depth * inStride;
    for (int at = f0, from = first; from < end; from += inStride, at += depthStep) {
      FloatVector a = load(input, from);
      a0 = FloatVector.broadcast(FLOATS, factors[at]).fma(a, a0);
      a1 = FloatVector.broadcast(FLOATS, factors[at + f1]).fma(a, a1);
      a2 = FloatVector.broadcast(FLOATS, factors[at + f2]).fma(a, a2);
      a3 = FloatVector.broadcast(FLOATS, factors[at + f3]).fma(a, a3);
      a4 = FloatVector.broadcast(FLOATS, factors[at + f4]).fma(a, a4);
      a5 = FloatVector.broadcast(FLOATS, factors[at + f5]).fma(a, a5);
    }
    a0.intoArray(output, o);
    a1.intoArray(output, o + p1 * out.columns());
    a2.intoArray(output, o + p2 * out.columns());
    a3.intoArray(output, o + p3 * out.columns());
    a4.intoArray(output, o + p4 * out.columns());
    a5.intoArray(output, o + p5 * out.columns());
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(FLOATS, array, at);
  }
}
