package io.tegum.kernel.family;

/** A configuration that is valid, and that no step trains; its message says why. */
public final class RefusedException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** Says in one line what is refused, and what would be taken. */
  public RefusedException(String message) {
    super(message);
  }
}
