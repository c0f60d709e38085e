package io.tegum.kernel.feedforward.theory;

import io.tegum.kernel.feedforward.gradient.NetworkGradient;
import io.tegum.kernel.feedforward.model.InputValues;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import java.util.Arrays;

/**
 * All tokens of n inputs that take two values or three: 2^n or 3^n, each with its probability. What
 * is added up over them is exact.
 */
public final class DiscreteInputs implements Expectation {

  /** What is done with each token. */
  @FunctionalInterface
  public interface Visitor {
    /** A token of n values, which is not to be kept or modified, and its probability. */
    void visit(double[] token, double probability);
  }

  private final double[] values; // the first of which is 0
  private final double[] probabilities;
  private final int inputs;

  /**
   * The tokens of so many inputs.
   *
   * @param kind discrete
   * @param p the probability that an input is present
   */
  public DiscreteInputs(int inputs, InputValues kind, double p) {
    this.inputs = inputs;
    double notZero = kind.notZero(p);
    switch (kind) {
      case BIT -> {
        values = new double[] {0, 1};
        probabilities = new double[] {1 - notZero, notZero};
      }
      case SIGN -> {
        values = new double[] {0, 1, -1};
        probabilities = new double[] {1 - notZero, notZero / 2, notZero / 2};
      }
      case UNIFORM -> throw new IllegalArgumentException("Cannot count the values of " + kind);
      default -> throw new IllegalArgumentException("Cannot count the values of " + kind);
    }
  }

  /** How many tokens there are; infinite beyond the range of doubles. */
  public static double count(int inputs, InputValues kind) {
    return switch (kind) {
      case BIT -> Math.pow(2, inputs);
      case SIGN -> Math.pow(3, inputs);
      case UNIFORM -> Double.POSITIVE_INFINITY;
    };
  }

  /** Visits all tokens, always in the same order. */
  public void forEach(Visitor visitor) {
    double[] token = new double[inputs];
    int[] which = new int[inputs];
    double[] product = new double[inputs + 1]; // of the probabilities of inputs from i on
    product[inputs] = 1;
    Arrays.fill(token, values[0]);
    int changed = inputs - 1;
    while (changed < inputs) {
      for (int i = changed; i >= 0; i--) {
        product[i] = product[i + 1] * probabilities[which[i]];
      }
      visitor.visit(token, product[0]);
      changed = 0;
      while (changed < inputs && which[changed] == values.length - 1) {
        which[changed] = 0;
        token[changed] = values[0];
        changed++;
      }
      if (changed < inputs) {
        which[changed]++;
        token[changed] = values[which[changed]];
      }
    }
  }

  @Override
  public void of(NetworkParameters parameters, NetworkGradient gradient) {
    gradient.start(parameters);
    forEach(gradient::add);
  }
}
