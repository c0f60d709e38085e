package io.tegum.kernel.toy.reference;

import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import java.util.Comparator;
import java.util.List;

/** The target s of a pair of tokens, given as dense rows. */
sealed interface HeadTarget {

  /** s for tokens x and y, length n each. */
  double of(double[] x, double[] y);

  /** The target that {@code head} is trained on. */
  static HeadTarget of(HeadConfiguration head) {
    return switch (head.target()) {
      case INDICATOR -> new Indicator(head.pairs());
      case PRODUCT -> new Product(head.pairs());
    };
  }

  /** The weight of the strongest pair (i, j) of which both are present, hence not 0; else 0. */
  final class Indicator implements HeadTarget {
    private final AttentionPair[] strongestFirst;

    Indicator(List<AttentionPair> pairs) {
      strongestFirst =
          pairs.stream()
              .sorted(Comparator.comparingDouble(AttentionPair::weight).reversed())
              .toArray(AttentionPair[]::new);
    }

    @Override
    public double of(double[] x, double[] y) {
      for (AttentionPair pair : strongestFirst) {
        if (x[pair.left()] != 0 && y[pair.right()] != 0) {
          return pair.weight();
        }
      }
      return 0;
    }
  }

  /** Sum over pairs of weight x_i y_j. */
  final class Product implements HeadTarget {
    private final AttentionPair[] pairs;

    Product(List<AttentionPair> pairs) {
      this.pairs = pairs.toArray(AttentionPair[]::new);
    }

    @Override
    public double of(double[] x, double[] y) {
      double sum = 0;
      for (AttentionPair pair : pairs) {
        sum += pair.weight() * x[pair.left()] * y[pair.right()];
      }
      return sum;
    }
  }
}
