package io.tegum.analysis.figure;

/**
 * What is written around a figure.
 *
 * @param id name of the figure, unique on a page; lower case letters and hyphens
 * @param title what is shown
 * @param subtitle which trials it is over; may be empty
 * @param caption how to read it; may be empty
 */
public record FigureText(String id, String title, String subtitle, String caption) {

  public FigureText {
    if (!id.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "Cannot name a figure: id was \""
              + id
              + "\", must be lower case letters, digits and hyphens");
    }
  }
}
