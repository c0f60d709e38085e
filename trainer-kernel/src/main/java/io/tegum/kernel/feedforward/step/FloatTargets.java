package io.tegum.kernel.feedforward.step;

import io.tegum.kernel.feedforward.model.TargetFunction;

/** {@link TargetFunction} of many tokens at once, in float and without branches. */
final class FloatTargets {
  private FloatTargets() {}

  /** y = f(x, x') for {@code count} pairs of inputs side by side. {@code y} is Modified. */
  static void of(
      TargetFunction function, float[] x, int leftAt, int rightAt, int count, float[] y, int yAt) {
    switch (function) {
      case ABS -> abs(x, leftAt, count, y, yAt);
      case SQUARE -> square(x, leftAt, count, y, yAt);
      case RELU -> relu(x, leftAt, count, y, yAt);
      case AND -> and(x, leftAt, rightAt, count, y, yAt);
      case OR -> or(x, leftAt, rightAt, count, y, yAt);
      case XOR -> xor(x, leftAt, rightAt, count, y, yAt);
      case MAX -> max(x, leftAt, rightAt, count, y, yAt);
    }
  }

  private static void abs(float[] x, int at, int count, float[] y, int yAt) {
    for (int c = 0; c < count; c++) {
      y[yAt + c] = Math.abs(x[at + c]);
    }
  }

  private static void square(float[] x, int at, int count, float[] y, int yAt) {
    for (int c = 0; c < count; c++) {
      y[yAt + c] = x[at + c] * x[at + c];
    }
  }

  private static void relu(float[] x, int at, int count, float[] y, int yAt) {
    for (int c = 0; c < count; c++) {
      y[yAt + c] = Math.max(x[at + c], 0);
    }
  }

  private static void and(float[] x, int leftAt, int rightAt, int count, float[] y, int yAt) {
    for (int c = 0; c < count; c++) {
      y[yAt + c] = x[leftAt + c] * x[rightAt + c];
    }
  }

  private static void or(float[] x, int leftAt, int rightAt, int count, float[] y, int yAt) {
    for (int c = 0; c < count; c++) {
      float left = x[leftAt + c];
      float right = x[rightAt + c];
      y[yAt + c] = left + right - left * right;
    }
  }

  private static void xor(float[] x, int leftAt, int rightAt, int count, float[] y, int yAt) {
    for (int c = 0; c < count; c++) {
      float left = x[leftAt + c];
      float right = x[rightAt + c];
      y[yAt + c] = left + right - 2 * left * right;
    }
  }

  private static void max(float[] x, int leftAt, int rightAt, int count, float[] y, int yAt) {
    for (int c = 0; c < count; c++) {
      y[yAt + c] = Math.max(Math.abs(x[leftAt + c]), Math.abs(x[rightAt + c]));
    }
  }
}
