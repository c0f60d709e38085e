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
      int depth,
      int columns,
      float[] factor,
      int f,
      int rowStep,
      int depthStep,
      float[] in,
      int inAt,
      int inStride,
      float[] initial,
      int initialAt,
      int initialStride,
      float[] out,
      int outAt,
      int outStride) {
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      int i = initialAt + c;
      int o = outAt + c;
      FloatVector a0 = load(initial, i);
      FloatVector b0 = load(initial, i + WIDTH);
      FloatVector a1 = load(initial, i + initialStride);
      FloatVector b1 = load(initial, i + initialStride + WIDTH);
      FloatVector a2 = load(initial, i + 2 * initialStride);
      FloatVector b2 = load(initial, i + 2 * initialStride + WIDTH);
      FloatVector a3 = load(initial, i + 3 * initialStride);
      FloatVector b3 = load(initial, i + 3 * initialStride + WIDTH);
      FloatVector a4 = load(initial, i + 4 * initialStride);
      FloatVector b4 = load(initial, i + 4 * initialStride + WIDTH);
      FloatVector a5 = load(initial, i + 5 * initialStride);
      FloatVector b5 = load(initial, i + 5 * initialStride + WIDTH);
      for (int at = f, from = inAt + c, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        FloatVector a = load(in, from);
        FloatVector b = load(in, from + WIDTH);
        FloatVector s0 = FloatVector.broadcast(FLOATS, factor[at]);
        a0 = s0.fma(a, a0);
        b0 = s0.fma(b, b0);
        FloatVector s1 = FloatVector.broadcast(FLOATS, factor[at + rowStep]);
        a1 = s1.fma(a, a1);
        b1 = s1.fma(b, b1);
        FloatVector s2 = FloatVector.broadcast(FLOATS, factor[at + 2 * rowStep]);
        a2 = s2.fma(a, a2);
        b2 = s2.fma(b, b2);
        FloatVector s3 = FloatVector.broadcast(FLOATS, factor[at + 3 * rowStep]);
        a3 = s3.fma(a, a3);
        b3 = s3.fma(b, b3);
        FloatVector s4 = FloatVector.broadcast(FLOATS, factor[at + 4 * rowStep]);
        a4 = s4.fma(a, a4);
        b4 = s4.fma(b, b4);
        FloatVector s5 = FloatVector.broadcast(FLOATS, factor[at + 5 * rowStep]);
        a5 = s5.fma(a, a5);
        b5 = s5.fma(b, b5);
      }
      a0.intoArray(out, o);
      b0.intoArray(out, o + WIDTH);
      a1.intoArray(out, o + outStride);
      b1.intoArray(out, o + outStride + WIDTH);
      a2.intoArray(out, o + 2 * outStride);
      b2.intoArray(out, o + 2 * outStride + WIDTH);
      a3.intoArray(out, o + 3 * outStride);
      b3.intoArray(out, o + 3 * outStride + WIDTH);
      a4.intoArray(out, o + 4 * outStride);
      b4.intoArray(out, o + 4 * outStride + WIDTH);
      a5.intoArray(out, o + 5 * outStride);
      b5.intoArray(out, o + 5 * outStride + WIDTH);
    }
    for (; c < columns; c += WIDTH) {
      int i = initialAt + c;
      int o = outAt + c;
      FloatVector a0 = load(initial, i);
      FloatVector a1 = load(initial, i + initialStride);
      FloatVector a2 = load(initial, i + 2 * initialStride);
      FloatVector a3 = load(initial, i + 3 * initialStride);
      FloatVector a4 = load(initial, i + 4 * initialStride);
      FloatVector a5 = load(initial, i + 5 * initialStride);
      for (int at = f, from = inAt + c, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        FloatVector a = load(in, from);
        a0 = FloatVector.broadcast(FLOATS, factor[at]).fma(a, a0);
        a1 = FloatVector.broadcast(FLOATS, factor[at + rowStep]).fma(a, a1);
        a2 = FloatVector.broadcast(FLOATS, factor[at + 2 * rowStep]).fma(a, a2);
        a3 = FloatVector.broadcast(FLOATS, factor[at + 3 * rowStep]).fma(a, a3);
        a4 = FloatVector.broadcast(FLOATS, factor[at + 4 * rowStep]).fma(a, a4);
        a5 = FloatVector.broadcast(FLOATS, factor[at + 5 * rowStep]).fma(a, a5);
      }
      a0.intoArray(out, o);
      a1.intoArray(out, o + outStride);
      a2.intoArray(out, o + 2 * outStride);
      a3.intoArray(out, o + 3 * outStride);
      a4.intoArray(out, o + 4 * outStride);
      a5.intoArray(out, o + 5 * outStride);
    }
  }

  /** Four rows, two vectors at a time. */
  static void multiply4(
      int depth,
      int columns,
      float[] factor,
      int f,
      int rowStep,
      int depthStep,
      float[] in,
      int inAt,
      int inStride,
      float[] initial,
      int initialAt,
      int initialStride,
      float[] out,
      int outAt,
      int outStride) {
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      int i = initialAt + c;
      int o = outAt + c;
      FloatVector a0 = load(initial, i);
      FloatVector b0 = load(initial, i + WIDTH);
      FloatVector a1 = load(initial, i + initialStride);
      FloatVector b1 = load(initial, i + initialStride + WIDTH);
      FloatVector a2 = load(initial, i + 2 * initialStride);
      FloatVector b2 = load(initial, i + 2 * initialStride + WIDTH);
      FloatVector a3 = load(initial, i + 3 * initialStride);
      FloatVector b3 = load(initial, i + 3 * initialStride + WIDTH);
      for (int at = f, from = inAt + c, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        FloatVector a = load(in, from);
        FloatVector b = load(in, from + WIDTH);
        FloatVector s0 = FloatVector.broadcast(FLOATS, factor[at]);
        FloatVector s1 = FloatVector.broadcast(FLOATS, factor[at + rowStep]);
        FloatVector s2 = FloatVector.broadcast(FLOATS, factor[at + 2 * rowStep]);
        FloatVector s3 = FloatVector.broadcast(FLOATS, factor[at + 3 * rowStep]);
        a0 = s0.fma(a, a0);
        b0 = s0.fma(b, b0);
        a1 = s1.fma(a, a1);
        b1 = s1.fma(b, b1);
        a2 = s2.fma(a, a2);
        b2 = s2.fma(b, b2);
        a3 = s3.fma(a, a3);
        b3 = s3.fma(b, b3);
      }
      a0.intoArray(out, o);
      b0.intoArray(out, o + WIDTH);
      a1.intoArray(out, o + outStride);
      b1.intoArray(out, o + outStride + WIDTH);
      a2.intoArray(out, o + 2 * outStride);
      b2.intoArray(out, o + 2 * outStride + WIDTH);
      a3.intoArray(out, o + 3 * outStride);
      b3.intoArray(out, o + 3 * outStride + WIDTH);
    }
    for (; c < columns; c += WIDTH) {
      int i = initialAt + c;
      int o = outAt + c;
      FloatVector a0 = load(initial, i);
      FloatVector a1 = load(initial, i + initialStride);
      FloatVector a2 = load(initial, i + 2 * initialStride);
      FloatVector a3 = load(initial, i + 3 * initialStride);
      for (int at = f, from = inAt + c, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        FloatVector a = load(in, from);
        a0 = FloatVector.broadcast(FLOATS, factor[at]).fma(a, a0);
        a1 = FloatVector.broadcast(FLOATS, factor[at + rowStep]).fma(a, a1);
        a2 = FloatVector.broadcast(FLOATS, factor[at + 2 * rowStep]).fma(a, a2);
        a3 = FloatVector.broadcast(FLOATS, factor[at + 3 * rowStep]).fma(a, a3);
      }
      a0.intoArray(out, o);
      a1.intoArray(out, o + outStride);
      a2.intoArray(out, o + 2 * outStride);
      a3.intoArray(out, o + 3 * outStride);
    }
  }

  /** Two rows, two vectors at a time. */
  static void multiply2(
      int depth,
      int columns,
      float[] factor,
      int f,
      int rowStep,
      int depthStep,
      float[] in,
      int inAt,
      int inStride,
      float[] initial,
      int initialAt,
      int initialStride,
      float[] out,
      int outAt,
      int outStride) {
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      int i = initialAt + c;
      int o = outAt + c;
      FloatVector a0 = load(initial, i);
      FloatVector b0 = load(initial, i + WIDTH);
      FloatVector a1 = load(initial, i + initialStride);
      FloatVector b1 = load(initial, i + initialStride + WIDTH);
      for (int at = f, from = inAt + c, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        FloatVector a = load(in, from);
        FloatVector b = load(in, from + WIDTH);
        FloatVector s0 = FloatVector.broadcast(FLOATS, factor[at]);
        FloatVector s1 = FloatVector.broadcast(FLOATS, factor[at + rowStep]);
        a0 = s0.fma(a, a0);
        b0 = s0.fma(b, b0);
        a1 = s1.fma(a, a1);
        b1 = s1.fma(b, b1);
      }
      a0.intoArray(out, o);
      b0.intoArray(out, o + WIDTH);
      a1.intoArray(out, o + outStride);
      b1.intoArray(out, o + outStride + WIDTH);
    }
    if (c < columns) {
      multiply1(
          depth,
          columns - c,
          factor,
          f,
          depthStep,
          in,
          inAt + c,
          inStride,
          initial,
          initialAt + c,
          out,
          outAt + c);
      multiply1(
          depth,
          columns - c,
          factor,
          f + rowStep,
          depthStep,
          in,
          inAt + c,
          inStride,
          initial,
          initialAt + initialStride + c,
          out,
          outAt + outStride + c);
    }
  }

  static void multiply1(
      int depth,
      int columns,
      float[] factor,
      int f,
      int depthStep,
      float[] in,
      int inAt,
      int inStride,
      float[] initial,
      int initialAt,
      float[] out,
      int outAt) {
    int k = 0;
    for (; k + 4 * WIDTH <= columns; k += 4 * WIDTH) {
      int i = initialAt + k;
      int o = outAt + k;
      FloatVector a = load(initial, i);
      FloatVector b = load(initial, i + WIDTH);
      FloatVector c = load(initial, i + 2 * WIDTH);
      FloatVector d = load(initial, i + 3 * WIDTH);
      for (int at = f, from = inAt + k, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        FloatVector s = FloatVector.broadcast(FLOATS, factor[at]);
        a = s.fma(load(in, from), a);
        b = s.fma(load(in, from + WIDTH), b);
        c = s.fma(load(in, from + 2 * WIDTH), c);
        d = s.fma(load(in, from + 3 * WIDTH), d);
      }
      a.intoArray(out, o);
      b.intoArray(out, o + WIDTH);
      c.intoArray(out, o + 2 * WIDTH);
      d.intoArray(out, o + 3 * WIDTH);
    }
    for (; k < columns; k += WIDTH) {
      FloatVector a = load(initial, initialAt + k);
      for (int at = f, from = inAt + k, end = from + depth * inStride;
          from < end;
          from += inStride, at += depthStep) {
        a = FloatVector.broadcast(FLOATS, factor[at]).fma(load(in, from), a);
      }
      a.intoArray(out, outAt + k);
    }
  }

  static void outer2x4(
      int columns,
      float[] left,
      int l,
      int leftStride,
      float[] right,
      int r,
      int rightStride,
      float[] partial,
      int at,
      int rowStep) {
    FloatVector a0 = load(partial, at);
    FloatVector a1 = load(partial, at + LANES);
    FloatVector a2 = load(partial, at + 2 * LANES);
    FloatVector a3 = load(partial, at + 3 * LANES);
    FloatVector b0 = load(partial, at + rowStep);
    FloatVector b1 = load(partial, at + rowStep + LANES);
    FloatVector b2 = load(partial, at + rowStep + 2 * LANES);
    FloatVector b3 = load(partial, at + rowStep + 3 * LANES);
    for (int c = 0; c < columns; c += LANES) {
      FloatVector a = load(left, l + c);
      FloatVector b = load(left, l + leftStride + c);
      FloatVector r0 = load(right, r + c);
      FloatVector r1 = load(right, r + rightStride + c);
      FloatVector r2 = load(right, r + 2 * rightStride + c);
      FloatVector r3 = load(right, r + 3 * rightStride + c);
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

  static void outer1x4(
      int columns,
      float[] left,
      int l,
      float[] right,
      int r,
      int rightStride,
      float[] partial,
      int at) {
    FloatVector a0 = load(partial, at);
    FloatVector a1 = load(partial, at + LANES);
    FloatVector a2 = load(partial, at + 2 * LANES);
    FloatVector a3 = load(partial, at + 3 * LANES);
    for (int c = 0; c < columns; c += LANES) {
      FloatVector a = load(left, l + c);
      a0 = a.fma(load(right, r + c), a0);
      a1 = a.fma(load(right, r + rightStride + c), a1);
      a2 = a.fma(load(right, r + 2 * rightStride + c), a2);
      a3 = a.fma(load(right, r + 3 * rightStride + c), a3);
    }
    a0.intoArray(partial, at);
    a1.intoArray(partial, at + LANES);
    a2.intoArray(partial, at + 2 * LANES);
    a3.intoArray(partial, at + 3 * LANES);
  }

  static void outer1x1(
      int columns, float[] left, int l, float[] right, int r, float[] partial, int at) {
    FloatVector a = load(partial, at);
    for (int c = 0; c < columns; c += LANES) {
      a = load(left, l + c).fma(load(right, r + c), a);
    }
    a.intoArray(partial, at);
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(FLOATS, array, at);
  }
}
