package io.tegum.analysis.page;

/** A diagram that was asked for cannot be drawn. */
public final class DiagramException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DiagramException(String why) {
    super("Cannot draw the diagram: " + why);
  }
}
