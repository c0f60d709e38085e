package io.tegum.sweep.where;

/** A constraint that is no condition; its message says where and why, on one line. */
public final class ConstraintException extends Exception {

  ConstraintException(String message) {
    super(message);
  }

  ConstraintException(int column, String message) {
    super("at column " + column + ": " + message);
  }
}
