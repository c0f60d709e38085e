package io.tegum.sweep.spec;

/** A constraint that is no condition; its message says where and why, on one line. */
final class ConstraintException extends Exception {

  ConstraintException(String message) {
    super(message);
  }

  ConstraintException(int column, String message) {
    super("at column " + column + ": " + message);
  }
}
