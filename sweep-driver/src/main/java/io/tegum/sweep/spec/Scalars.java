package io.tegum.sweep.spec;

import io.tegum.sweep.wording.Wording;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML nodes by the 1.2 core schema: 1e-3 is a number, "no" and 1_000 are text. */
final class Scalars {
  private Scalars() {}

  private static final int LONGEST_NUMBER = 400;

  /** 1-based line on which {@code node} begins. */
  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** Whether {@code node} is empty: nothing, ~ or null. */
  static boolean isEmpty(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  /** The text of a scalar that is text, quoted or not. */
  static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  /** The text of a scalar that is text, or true or false as YAML's core schema writes them. */
  static Optional<String> word(Node node) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)
        ? Optional.of(scalar.getValue().toLowerCase(java.util.Locale.ROOT))
        : text(node);
  }

  /** The number that {@code node} is, NaN and infinities included; zero is never negative. */
  static OptionalDouble number(Node node) {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().length() > LONGEST_NUMBER) {
      return OptionalDouble.empty();
    }
    if (scalar.getTag().equals(Tag.INT)) {
      return integer(scalar)
          .map(BigInteger::doubleValue)
          .map(OptionalDouble::of)
          .orElse(OptionalDouble.empty());
    }
    if (!scalar.getTag().equals(Tag.FLOAT)) {
      return OptionalDouble.empty();
    }
    String text = scalar.getValue();
    try {
      return OptionalDouble.of(
          switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case ".nan" -> Double.NaN;
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text) + 0.0;
          });
    } catch (NumberFormatException e) {
      return OptionalDouble.empty(); // tagged !!float by hand
    }
  }

  /** The 64-bit whole number that {@code node} is; 3.0 and 1e3 count as whole. */
  static Optional<Long> whole(Node node) {
    if (node instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.INT)
        && scalar.getValue().length() <= LONGEST_NUMBER) {
      return integer(scalar).filter(i -> i.bitLength() < Long.SIZE).map(BigInteger::longValue);
    }
    OptionalDouble number = number(node);
    if (number.isPresent()
        && number.getAsDouble() == Math.rint(number.getAsDouble())
        && Math.abs(number.getAsDouble()) < Long.MAX_VALUE) {
      return Optional.of((long) number.getAsDouble());
    }
    return Optional.empty();
  }

  private static Optional<BigInteger> integer(ScalarNode scalar) {
    String text = scalar.getValue();
    try {
      if (text.startsWith("0x")) {
        return Optional.of(new BigInteger(text.substring(2), 16));
      }
      if (text.startsWith("0o")) {
        return Optional.of(new BigInteger(text.substring(2), 8));
      }
      return Optional.of(new BigInteger(text));
    } catch (NumberFormatException e) {
      return Optional.empty(); // tagged !!int by hand
    }
  }

  /**
   * How a message shows the value that was wrong; of several words in quotes, however it is
   * written.
   */
  static String shown(Node node) {
    if (node instanceof SequenceNode) {
      return "a list";
    }
    if (node instanceof MappingNode) {
      return "a mapping";
    }
    if (isEmpty(node)) {
      return "empty";
    }
    ScalarNode scalar = (ScalarNode) node;
    OptionalDouble number = number(node);
    if (number.isPresent() && !Double.isFinite(number.getAsDouble())) {
      return Double.toString(number.getAsDouble())
          + " ("
          + Wording.shortened(scalar.getValue())
          + ")";
    }
    String value = Wording.shortened(scalar.getValue());
    boolean isWord = scalar.isPlain() && value.chars().noneMatch(Character::isWhitespace);
    return isWord ? value : "\"" + value + "\"";
  }
}
