package io.tegum.kernel.feedforward.model;

import io.tegum.kernel.family.Labelled;

/** What each output of the network should compute, of one input or of two. */
public enum TargetFunction implements Labelled {
  /** |x|. */
  ABS("abs", InputValues.UNIFORM, 1) {
    @Override
    public double of(double x, double y) {
      return Math.abs(x);
    }
  },
  /** x^2. */
  SQUARE("square", InputValues.UNIFORM, 1) {
    @Override
    public double of(double x, double y) {
      return x * x;
    }
  },
  /** max(x, 0). */
  RELU("relu", InputValues.UNIFORM, 1) {
    @Override
    public double of(double x, double y) {
      return Math.max(x, 0);
    }
  },
  /** x and y, of bits. */
  AND("and", InputValues.BIT, 2) {
    @Override
    public double of(double x, double y) {
      return x * y;
    }
  },
  /** x or y, of bits. */
  OR("or", InputValues.BIT, 2) {
    @Override
    public double of(double x, double y) {
      return x + y - x * y;
    }
  },
  /** Exactly one of x and y, of bits. */
  XOR("xor", InputValues.BIT, 2) {
    @Override
    public double of(double x, double y) {
      return x + y - 2 * x * y;
    }
  },
  /** max(|x|, |y|), of -1, 0 and 1. */
  MAX("max", InputValues.SIGN, 2) {
    @Override
    public double of(double x, double y) {
      return Math.max(Math.abs(x), Math.abs(y));
    }
  };

  private final String label;
  private final InputValues inputValues;
  private final int arguments;

  TargetFunction(String label, InputValues inputValues, int arguments) {
    this.label = label;
    this.inputValues = inputValues;
    this.arguments = arguments;
  }

  /**
   * The function's value.
   *
   * @param x its first input
   * @param y its second input; of no matter where it has one {@link #arguments}
   */
  public abstract double of(double x, double y);

  /** How its inputs are distributed. */
  public InputValues inputValues() {
    return inputValues;
  }

  /** How many inputs it has: 1, or 2 where it is of pairs. */
  public int arguments() {
    return arguments;
  }

  @Override
  public String label() {
    return label;
  }
}
