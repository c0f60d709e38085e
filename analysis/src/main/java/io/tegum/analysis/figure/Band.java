package io.tegum.analysis.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A point of a line with its spread.
 *
 * @param facets which small diagram it belongs to, a value a facet
 * @param series which line of it: a name or a number
 * @param x where
 * @param low lower edge of the spread
 * @param middle the line
 * @param high upper edge of the spread
 */
public record Band(
    List<Object> facets, Object series, double x, double low, double middle, double high) {

  public Band {
    facets = Collections.unmodifiableList(new ArrayList<>(facets));
  }
}
