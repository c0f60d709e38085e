package io.tegum.analysis.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A point of a scatter plot.
 *
 * @param facets which small diagram it belongs to, a value a facet
 * @param series what its colour stands for: a name or a number
 * @param x where
 * @param y where
 */
public record Dot(List<Object> facets, Object series, double x, double y) {

  public Dot {
    facets = Collections.unmodifiableList(new ArrayList<>(facets));
  }
}
