package io.tegum.sweep.where;

/** How two numbers compare. */
enum Relation {
  LESS("<") {
    @Override
    boolean holds(double left, double right) {
      return left < right;
    }
  },
  AT_MOST("<=") {
    @Override
    boolean holds(double left, double right) {
      return left <= right;
    }
  },
  MORE(">") {
    @Override
    boolean holds(double left, double right) {
      return left > right;
    }
  },
  AT_LEAST(">=") {
    @Override
    boolean holds(double left, double right) {
      return left >= right;
    }
  },
  EQUAL("==") {
    @Override
    boolean holds(double left, double right) {
      return left == right;
    }
  },
  DIFFERENT("!=") {
    @Override
    boolean holds(double left, double right) {
      return left != right;
    }
  };

  private final String symbol;

  Relation(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  abstract boolean holds(double left, double right);
}
