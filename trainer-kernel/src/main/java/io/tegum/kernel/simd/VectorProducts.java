package io.tegum.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Register blocks of {@link VectorOperations}' products: each keeps a block of sums in registers
 * while it walks along the depth. Inner loops step by a stride that C2 does not know, on purpose:
 * it would split a counted loop in three, which costs more than a depth of 5 takes.
 */
final class VectorProducts {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();
  private static final int LANES = PanelOperations.LANES;

  private VectorProducts() {}

  /** Six rows, two vectors at a time: as many sums as leave registers for the rest. */
  static void multiply6(
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
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
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
      FloatVector a5 = load(start, i + 5 * initialStride);
      FloatVector b5 = load(start, i + 5 * initialStride + WIDTH);
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
        FloatVector s5 = FloatVector.broadcast(FLOATS, factors[at + 5 * rowStep]);
        a5 = s5.fma(a, a5);
        b5 = s5.fma(b, b5);
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
      a5.intoArray(output, o + 5 * outStride);
      b5.intoArray(output, o + 5 * outStride + WIDTH);
    }
    for (; c < columns; c += WIDTH) {
      int i = initialAt + c;
      int o = outAt + c;
      FloatVector a0 = load(start, i);
      FloatVector a1 = load(start, i + initialStride);
      FloatVector a2 = load(start, i + 2 * initialStride);
      FloatVector a3 = load(start, i + 3 * initialStride);
      FloatVector a4 = load(start, i + 4 * initialStride);
      FloatVector a5 = load(start, i + 5 * initialStride);
      for (int at = f, from = inAt + c, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        FloatVector a = load(input, from);
        a0 = FloatVector.broadcast(FLOATS, factors[at]).fma(a, a0);
        a1 = FloatVector.broadcast(FLOATS, factors[at + rowStep]).fma(a, a1);
        a2 = FloatVector.broadcast(FLOATS, factors[at + 2 * rowStep]).fma(a, a2);
        a3 = FloatVector.broadcast(FLOATS, factors[at + 3 * rowStep]).fma(a, a3);
        a4 = FloatVector.broadcast(FLOATS, factors[at + 4 * rowStep]).fma(a, a4);
        a5 = FloatVector.broadcast(FLOATS, factors[at + 5 * rowStep]).fma(a, a5);
      }
      a0.intoArray(output, o);
      a1.intoArray(output, o + outStride);
      a2.intoArray(output, o + 2 * outStride);
      a3.intoArray(output, o + 3 * outStride);
      a4.intoArray(output, o + 4 * outStride);
      a5.intoArray(output, o + 5 * outStride);
    }
  }

  /** Four rows, two vectors at a time. */
  static void multiply4(
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
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
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
        FloatVector s1 = FloatVector.broadcast(FLOATS, factors[at + rowStep]);
        FloatVector s2 = FloatVector.broadcast(FLOATS, factors[at + 2 * rowStep]);
        FloatVector s3 = FloatVector.broadcast(FLOATS, factors[at + 3 * rowStep]);
        a0 = s0.fma(a, a0);
        b0 = s0.fma(b, b0);
        a1 = s1.fma(a, a1);
        b1 = s1.fma(b, b1);
        a2 = s2.fma(a, a2);
        b2 = s2.fma(b, b2);
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
    for (; c < columns; c += WIDTH) {
      int i = initialAt + c;
      int o = outAt + c;
      FloatVector a0 = load(start, i);
      FloatVector a1 = load(start, i + initialStride);
      FloatVector a2 = load(start, i + 2 * initialStride);
      FloatVector a3 = load(start, i + 3 * initialStride);
      for (int at = f, from = inAt + c, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        FloatVector a = load(input, from);
        a0 = FloatVector.broadcast(FLOATS, factors[at]).fma(a, a0);
        a1 = FloatVector.broadcast(FLOATS, factors[at + rowStep]).fma(a, a1);
        a2 = FloatVector.broadcast(FLOATS, factors[at + 2 * rowStep]).fma(a, a2);
        a3 = FloatVector.broadcast(FLOATS, factors[at + 3 * rowStep]).fma(a, a3);
      }
      a0.intoArray(output, o);
      a1.intoArray(output, o + outStride);
      a2.intoArray(output, o + 2 * outStride);
      a3.intoArray(output, o + 3 * outStride);
    }
  }

  /** Two rows, two vectors at a time. */
  static void multiply2(
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
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
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
        FloatVector s1 = FloatVector.broadcast(FLOATS, factors[at + rowStep]);
        a0 = s0.fma(a, a0);
        b0 = s0.fma(b, b0);
        a1 = s1.fma(a, a1);
        b1 = s1.fma(b, b1);
      }
      a0.intoArray(output, o);
      b0.intoArray(output, o + WIDTH);
      a1.intoArray(output, o + outStride);
      b1.intoArray(output, o + outStride + WIDTH);
    }
    if (c < columns) {
      multiply1(depth, c, columns, factor, in, initial, out, p);
      multiply1(depth, c, columns, factor, in, initial, out, p + 1);
    }
  }

  /** One row, four vectors at a time, from column {@code begin} on. */
  static void multiply1(
      int depth, int begin, int columns, Factor factor, Rows in, Rows initial, Rows out, int p) {
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
    int k = begin;
    for (; k + 4 * WIDTH <= columns; k += 4 * WIDTH) {
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
    for (; k < columns; k += WIDTH) {
      FloatVector a = load(start, initialAt + k);
      for (int at = f, from = inAt + k, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        a = FloatVector.broadcast(FLOATS, factors[at]).fma(load(input, from), a);
      }
      a.intoArray(output, outAt + k);
    }
  }

  static void outer2x4(
      int columns, Rows left, int l, Rows right, int r, float[] partial, int at, int rowStep) {
    float[] lefts = left.floats();
    float[] rights = right.floats();
    int leftStride = left.columns();
    int rightStride = right.columns();
    FloatVector a0 = load(partial, at);
    FloatVector a1 = load(partial, at + LANES);
    FloatVector a2 = load(partial, at + 2 * LANES);
    FloatVector a3 = load(partial, at + 3 * LANES);
    FloatVector b0 = load(partial, at + rowStep);
    FloatVector b1 = load(partial, at + rowStep + LANES);
    FloatVector b2 = load(partial, at + rowStep + 2 * LANES);
    FloatVector b3 = load(partial, at + rowStep + 3 * LANES);
    for (int c = 0; c < columns; c += LANES) {
      FloatVector a = load(lefts, l + c);
      FloatVector b = load(lefts, l + leftStride + c);
      FloatVector r0 = load(rights, r + c);
      FloatVector r1 = load(rights, r + rightStride + c);
      FloatVector r2 = load(rights, r + 2 * rightStride + c);
      FloatVector r3 = load(rights, r + 3 * rightStride + c);
      a0 = a.fma(r0, a0);
      a1 = a.fma(r1, a1);
      a2 = a.fma(r2, a2);
      a3 = a.fma(r3, a3);
      b0 = b.fma(r0, b0);
      b1 = b.fma(r1, b1);
      b2 = b.fma(r2, b2);
      b3 = b.fma(r3, b3);
    }
    a0.intoArray(partial, at);
    a1.intoArray(partial, at + LANES);
    a2.intoArray(partial, at + 2 * LANES);
    a3.intoArray(partial, at + 3 * LANES);
    b0.intoArray(partial, at + rowStep);
    b1.intoArray(partial, at + rowStep + LANES);
    b2.intoArray(partial, at + rowStep + 2 * LANES);
    b3.intoArray(partial, at + rowStep + 3 * LANES);
  }

  static void outer1x4(int columns, Rows left, int l, Rows right, int r, float[] partial, int at) {
    float[] lefts = left.floats();
    float[] rights = right.floats();
    int rightStride = right.columns();
    FloatVector a0 = load(partial, at);
    FloatVector a1 = load(partial, at + LANES);
    FloatVector a2 = load(partial, at + 2 * LANES);
    FloatVector a3 = load(partial, at + 3 * LANES);
    for (int c = 0; c < columns; c += LANES) {
      FloatVector a = load(lefts, l + c);
      a0 = a.fma(load(rights, r + c), a0);
      a1 = a.fma(load(rights, r + rightStride + c), a1);
      a2 = a.fma(load(rights, r + 2 * rightStride + c), a2);
      a3 = a.fma(load(rights, r + 3 * rightStride + c), a3);
    }
    a0.intoArray(partial, at);
    a1.intoArray(partial, at + LANES);
    a2.intoArray(partial, at + 2 * LANES);
    a3.intoArray(partial, at + 3 * LANES);
  }

  static void outer1x1(int columns, Rows left, int l, Rows right, int r, float[] partial, int at) {
    float[] lefts = left.floats();
    float[] rights = right.floats();
    FloatVector a = load(partial, at);
    for (int c = 0; c < columns; c += LANES) {
      a = load(lefts, l + c).fma(load(rights, r + c), a);
    }
    a.intoArray(partial, at);
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(FLOATS, array, at);
  }
}
