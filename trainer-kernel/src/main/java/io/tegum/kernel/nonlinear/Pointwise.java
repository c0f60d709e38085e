package io.tegum.kernel.nonlinear;

/**
 * The functions of one number that models are made of, in double and exactly. Families name those
 * that they offer; what trains is {@link #onFloats}.
 */
@SuppressWarnings("ImmutableEnumChecker") // its records on floats hold nothing
public enum Pointwise {
  /** max(z, 0), with derivative 0 at 0. */
  RELU(new Nonlinear.Relu()) {
    @Override
    public double value(double z) {
      return Math.max(z, 0);
    }

    @Override
    public void apply(double[] numbers) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Math.max(numbers[i], 0);
      }
    }

    @Override
    public double derivative(double z) {
      return z > 0 ? 1 : 0;
    }
  },
  /** z itself. */
  IDENTITY(new Nonlinear.Identity()) {
    @Override
    public double value(double z) {
      return z;
    }

    @Override
    public void apply(double[] numbers) {
      // They are their own values.
    }

    @Override
    public double derivative(double z) {
      return 1;
    }
  },
  /** z Phi(z), with the normal distribution Phi (Hendrycks and Gimpel, 2016). */
  GELU(new Nonlinear.Gelu()) {
    @Override
    public double value(double z) {
      return z * Gaussian.below(z);
    }

    @Override
    public double derivative(double z) {
      return Gaussian.below(z) + z * Gaussian.density(z);
    }
  },
  /** log(1 + exp(z)): smooth like GELU, and never 0 (Dugas et al., 2001). */
  SOFTPLUS(new Nonlinear.Softplus()) {
    @Override
    public double value(double z) {
      return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }

    @Override
    public double derivative(double z) {
      return 1 / (1 + StrictMath.exp(-z));
    }
  };

  private final Nonlinear onFloats;

  Pointwise(Nonlinear onFloats) {
    this.onFloats = onFloats;
  }

  /** Its value at z. */
  public abstract double value(double z);

  /**
   * Numbers become the function's values. What is cheap has a loop of its own: in one that all
   * functions share the JVM would call each number's function.
   *
   * @param numbers Modified
   */
  public void apply(double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = value(numbers[i]);
    }
  }

  /** Its derivative at z. */
  public abstract double derivative(double z);

  /** The same on floats, within what that says of its error. */
  public Nonlinear onFloats() {
    return onFloats;
  }

  /** Whether it is linear but for a kink at 0, if any. */
  public boolean isPiecewiseLinear() {
    return !Float.isNaN(onFloats.floor());
  }
}
