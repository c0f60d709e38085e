package io.tegum.analysis.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A bar of a bar chart or histogram, from 0 up.
 *
 * @param facets which small diagram it belongs to, a value a facet
 * @param from its left edge
 * @param to its right edge
 * @param height where it ends
 * @param shade the number from 0 to 1 that its colour stands for; NaN: it has none and is grey
 */
public record Bar(List<Object> facets, double from, double to, double height, double shade) {

  public Bar {
    facets = Collections.unmodifiableList(new ArrayList<>(facets));
  }
}
