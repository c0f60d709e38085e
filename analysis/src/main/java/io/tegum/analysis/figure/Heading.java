package io.tegum.analysis.figure;

import io.tegum.analysis.diagram.DiagramAxis;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands above a panel of its own, such as a single trial's: panels are told apart by their
 * place, so that two of equal headings stay two.
 *
 * @param place 0, 1, 2, ... from the first panel on
 * @param text what is shown
 */
record Heading(int place, String text) {
  /** The facet whose values they are. */
  static final DiagramAxis PANEL = new DiagramAxis("panel", "trial_id", "Panel", "");

  /** The values of the panels' facet, in their order. */
  static List<List<Object>> all(List<String> texts) {
    List<List<Object>> headings = new ArrayList<>(texts.size());
    for (String text : texts) {
      headings.add(List.of(new Heading(headings.size(), text)));
    }
    return headings;
  }

  @Override
  public String toString() {
    return text;
  }
}
