package io.tegum.kernel.feedforward.theory;

import io.tegum.kernel.algebra.NonNegativeLeastSquares;
import io.tegum.kernel.feedforward.model.InputValues;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether a loss of one output is the least that so many ReLU neurons can have, for functions of
 * two discrete inputs: all networks are looked at, in finitely many parts.
 *
 * <p>What a neuron reads by lies in one of {@link ReadingCells}, inside of which the same tokens
 * make it active. There its relu is a sum of its rays' own ReLUs with weights of 0 or more, and |w|
 * goes into those. So with a cell and a sign of w for each neuron the sum Z that reaches the output
 * is linear in weights of 0 or more and in b, and the loss is a problem of {@link
 * NonNegativeLeastSquares}:
 *
 * <ul>
 *   <li>Where the target is 0, the loss relu(Z)^2 is the least (Z + s)^2 over s &gt;= 0.
 *   <li>Where it is 1, the loss is (1 - Z)^2 if Z &gt; 0, else 1. Tokens that are kept cost the
 *       former, and tokens that are given up cost 1. Both are tried for each token; that those
 *       given up have Z &lt;= 0 is not asked for, so what comes out is a bound from below.
 * </ul>
 */
final class ExhaustiveBound {

  /** Losses that differ by less, relatively, are the same. */
  private static final double SAME = 1e-6;

  /** Most neurons of which all combinations are looked at, which takes a fraction of a second. */
  private static final int MOST_WITHOUT_BIAS = 3;

  private static final int MOST_WITH_BIAS = 2;

  private final List<Token> tokens;
  private final List<double[][]> cells;
  private final HiddenBias hiddenBias;
  private final boolean hasSilentOutput;
  private final boolean isSymmetric;
  private final double limit;
  private final List<Integer> units = new ArrayList<>();

  /** A token of two inputs, with the function's value. */
  private record Token(double x, double y, double target, double probability) {}

  private ExhaustiveBound(
      NetworkConfiguration network, TargetFunction function, double p, double limit) {
    hasSilentOutput = network.output() == Nonlinearity.RELU;
    hiddenBias = network.hiddenBias();
    this.limit = limit;
    tokens = new ArrayList<>();
    new DiscreteInputs(2, function.inputValues(), p)
        .forEach(
            (token, probability) ->
                tokens.add(
                    new Token(token[0], token[1], function.of(token[0], token[1]), probability)));
    tokens.removeIf(token -> token.probability == 0);
    tokens.sort(
        Comparator.comparingDouble(Token::target)
            .thenComparing(Token::probability, Comparator.reverseOrder()));
    cells = ReadingCells.of(tokens.stream().map(this::read).toList());
    isSymmetric = function.inputValues() == InputValues.SIGN && hiddenBias == HiddenBias.ABSENT;
  }

  /** Whether such a bound can be found: of ReLU neurons, and outputs without GELUs. */
  static boolean isKnown(NetworkConfiguration network, TargetFunction function, int neurons) {
    boolean arePieces =
        network.activation() == Nonlinearity.RELU && network.output() != Nonlinearity.GELU;
    int most = network.hiddenBias() == HiddenBias.ABSENT ? MOST_WITHOUT_BIAS : MOST_WITH_BIAS;
    return arePieces && function.arguments() == 2 && neurons <= most;
  }

  /**
   * Whether no network of one such output has a lower loss; false also where that is not certain,
   * as where no bound {@link #isKnown}.
   */
  static boolean isLeast(
      double loss, NetworkConfiguration network, TargetFunction function, double p, int neurons) {
    return isKnown(network, function, neurons)
        && !new ExhaustiveBound(network, function, p, loss * (1 - SAME)).isBeatenBy(neurons);
  }

  /**
   * Adds so many neurons, each of another cell or sign than the last: two of one cell and sign are
   * one neuron. Turns and reflections map signs to themselves, and without a bias any cell to any,
   * so that the first neuron is of the first cell.
   */
  private boolean isBeatenBy(int neurons) {
    if (neurons == 0) {
      return isBeaten(0, 0, 0, 0);
    }
    int from = units.isEmpty() ? 0 : units.get(units.size() - 1) + 1;
    int to = units.isEmpty() && isSymmetric ? 2 : 2 * cells.size();
    for (int unit = from; unit < to; unit++) {
      units.add(unit);
      boolean isBeaten = isBeatenBy(neurons - 1);
      units.remove(units.size() - 1);
      if (isBeaten) {
        return true;
      }
    }
    return false;
  }

  /**
   * Decides on one token after another, those of target 0 first, which are always kept.
   *
   * @param kept which of those before {@code next} are kept, as bits
   * @param least the least loss of those, or less
   * @param givenUp what the others of those before cost
   */
  private boolean isBeaten(int next, int kept, double least, double givenUp) {
    if (least + givenUp >= limit) {
      return false;
    }
    if (next == tokens.size()) {
      return true;
    }
    Token token = tokens.get(next);
    int more = kept | 1 << next;
    if (isBeaten(next + 1, more, leastOf(more), givenUp)) {
      return true;
    }
    return hasSilentOutput
        && token.target == 1
        && isBeaten(next + 1, kept, least, givenUp + token.probability);
  }

  /** The least loss of some tokens alone. */
  private double leastOf(int keptBits) {
    List<Token> kept = new ArrayList<>();
    for (int t = 0; t < tokens.size(); t++) {
      if ((keptBits >> t & 1) == 1) {
        kept.add(tokens.get(t));
      }
    }
    List<double[]> columns = new ArrayList<>();
    for (int unit : units) {
      for (double[] ray : cells.get(unit / 2)) {
        columns.add(reading(kept, ray, unit % 2 == 0 ? 1 : -1));
      }
    }
    double[] target = new double[kept.size()];
    double[] bias = new double[kept.size()];
    double[] minusBias = new double[kept.size()];
    for (int t = 0; t < target.length; t++) {
      double root = Math.sqrt(kept.get(t).probability);
      target[t] = root * kept.get(t).target;
      bias[t] = root;
      minusBias[t] = -root;
      if (hasSilentOutput && kept.get(t).target == 0) {
        double[] slack = new double[target.length];
        slack[t] = root;
        columns.add(slack);
      }
    }
    columns.add(bias);
    columns.add(minusBias);
    return NonNegativeLeastSquares.leastSquares(columns.toArray(double[][]::new), target);
  }

  private double[] reading(List<Token> kept, double[] ray, int sign) {
    double[] column = new double[kept.size()];
    for (int t = 0; t < column.length; t++) {
      double[] read = read(kept.get(t));
      double z = 0;
      for (int i = 0; i < ray.length; i++) {
        z += ray[i] * read[i];
      }
      column[t] = sign * Math.sqrt(kept.get(t).probability) * Math.max(z, 0);
    }
    return column;
  }

  /** What a neuron's parameters are multiplied by. */
  private double[] read(Token token) {
    return hiddenBias == HiddenBias.TRAINED
        ? new double[] {token.x, token.y, 1}
        : new double[] {token.x, token.y};
  }
}
