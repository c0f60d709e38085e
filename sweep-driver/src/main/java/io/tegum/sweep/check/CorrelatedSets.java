package io.tegum.sweep.check;

import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.training.ToyResult;
import java.util.List;

/** What models make of features that come together, or never do. */
record CorrelatedSets() implements Check {

  private static final double COSINE_TOLERANCE = 0.1;

  @Override
  public String name() {
    return "correlated-sets";
  }

  @Override
  public String source() {
    return "Elhage et al. 2022, Correlated and Anticorrelated Features";
  }

  @Override
  public List<Finding> judge(List<ToyResult> trials) {
    Columns correlated = best(trials, 2, Correlation.CORRELATED);
    Columns anticorrelated = best(trials, 2, Correlation.ANTICORRELATED);
    Columns triples = best(trials, 3, Correlation.CORRELATED);
    Worst orthogonal = new Worst("|cos| in a correlated pair");
    Worst antipodal = new Worst("1 + cos in an anticorrelated pair");
    for (int i = 0; i < 4; i += 2) {
      String place = "features " + i + " and " + (i + 1);
      orthogonal.add(place, Math.abs(correlated.cosine(i, i + 1)));
      antipodal.add(place, 1 + anticorrelated.cosine(i, i + 1));
    }
    Worst octahedronSide = new Worst("|cos| in a correlated triple");
    Worst octahedronAxis = new Worst("1 + cos to the other triple's opposite");
    for (int i = 0; i < 6; i++) {
      int other = 3 - 3 * (i / 3);
      double opposite = Double.POSITIVE_INFINITY;
      for (int k = 0; k < 3; k++) {
        opposite = Math.min(opposite, triples.cosine(i, other + k));
      }
      octahedronAxis.add("feature " + i, 1 + opposite);
      octahedronSide.add("feature " + i, Math.abs(triples.cosine(i, 3 - other + (i + 1) % 3)));
    }
    return List.of(
        orthogonal.atMost(COSINE_TOLERANCE),
        antipodal.atMost(COSINE_TOLERANCE),
        octahedronSide.atMost(COSINE_TOLERANCE),
        octahedronAxis.atMost(COSINE_TOLERANCE));
  }

  private static Columns best(List<ToyResult> trials, int setSize, Correlation correlation) {
    return Columns.of(
        Columns.best(
            trials.stream()
                .filter(
                    t ->
                        t.configuration().data().setSize() == setSize
                            && t.configuration().data().correlation() == correlation)
                .toList()));
  }
}
