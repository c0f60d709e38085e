package io.tegum.sweep.query;

/** A query that would do more than read, or that reads what it may not. */
public final class RefusedQueryException extends RuntimeException {

  RefusedQueryException(String message) {
    super(message);
  }
}
