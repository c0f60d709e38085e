package io.tegum.kernel.feedforward;

import static io.tegum.kernel.family.Checks.require;

import io.tegum.kernel.family.Labelled;
import java.io.Serializable;

/**
 * How W1 and W2 are drawn; biases begin at 0.
 *
 * @param scheme the distribution
 * @param outputSigns signs of W2, which matter: an output whose ReLU is silent for all inputs never
 *     learns
 * @param scale factor on the scheme's deviation; positive, at most {@link #MAX_SCALE}
 */
public record InitialWeights(Scheme scheme, OutputSigns outputSigns, double scale)
    implements Serializable {

  /** Largest factor. */
  public static final double MAX_SCALE = 1e3;

  /** The distribution of a weight, by how many it is added up with. */
  public enum Scheme implements Labelled {
    /** Uniform on +- sqrt(6 / inputs of the layer) (He et al., 2015). */
    KAIMING("kaiming"),
    /** Normal with variance 2 / (inputs + outputs of the layer) (Glorot and Bengio, 2010). */
    XAVIER("xavier");

    private final String label;

    Scheme(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** Signs of W2. */
  public enum OutputSigns {
    /** As drawn: either sign is as likely. */
    BOTH,
    /** |W2|. */
    POSITIVE;

    /** The ones that a spec's yes or no to positive_w2 means. */
    public static OutputSigns of(boolean positive) {
      return positive ? POSITIVE : BOTH;
    }
  }

  public InitialWeights {
    require(scale > 0 && scale <= MAX_SCALE, "initial scale", scale, "in (0, 1000]");
  }

  /** The scheme's own deviation. */
  public InitialWeights(Scheme scheme, OutputSigns outputSigns) {
    this(scheme, outputSigns, 1);
  }
}
