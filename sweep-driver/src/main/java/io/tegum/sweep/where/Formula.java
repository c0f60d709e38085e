package io.tegum.sweep.where;

import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Quantity;
import java.util.Optional;
import java.util.Set;

/** The arithmetic in a constraint; doubles throughout. */
sealed interface Formula {

  double value(Point point);

  /** The first divisor in it that is 0 at {@code point}. */
  Optional<Formula> zeroDivisor(Point point);

  /** Adds the quantities that it reads to {@code quantities} (Modified). */
  void collect(Set<Quantity> quantities);

  /** A number in the text. */
  record Literal(double number) implements Formula {
    @Override
    public double value(Point point) {
      return number;
    }

    @Override
    public Optional<Formula> zeroDivisor(Point point) {
      return Optional.empty();
    }

    @Override
    public void collect(Set<Quantity> quantities) {}
  }

  /** A named quantity. */
  record Named(Quantity quantity) implements Formula {
    @Override
    public double value(Point point) {
      return quantity.number(point);
    }

    @Override
    public Optional<Formula> zeroDivisor(Point point) {
      return Optional.empty();
    }

    @Override
    public void collect(Set<Quantity> quantities) {
      quantities.add(quantity);
    }
  }

  /** left operation right. */
  record Binary(Formula left, Operation operation, Formula right) implements Formula {
    @Override
    public double value(Point point) {
      return operation.apply(left.value(point), right.value(point));
    }

    @Override
    public Optional<Formula> zeroDivisor(Point point) {
      Optional<Formula> inner = left.zeroDivisor(point).or(() -> right.zeroDivisor(point));
      return inner.isEmpty() && operation == Operation.DIVIDE && right.value(point) == 0
          ? Optional.of(right)
          : inner;
    }

    @Override
    public void collect(Set<Quantity> quantities) {
      left.collect(quantities);
      right.collect(quantities);
    }
  }

  /** The four operations. */
  enum Operation {
    ADD("+") {
      @Override
      double apply(double left, double right) {
        return left + right;
      }
    },
    SUBTRACT("-") {
      @Override
      double apply(double left, double right) {
        return left - right;
      }
    },
    MULTIPLY("*") {
      @Override
      double apply(double left, double right) {
        return left * right;
      }
    },
    DIVIDE("/") {
      @Override
      double apply(double left, double right) {
        return left / right;
      }
    };

    private final String symbol;

    Operation(String symbol) {
      this.symbol = symbol;
    }

    String symbol() {
      return symbol;
    }

    abstract double apply(double left, double right);
  }
}
