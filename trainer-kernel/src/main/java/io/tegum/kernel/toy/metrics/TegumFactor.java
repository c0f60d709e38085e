package io.tegum.kernel.toy.metrics;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A tegum factor: a connected component of the graph of overlapping represented features.
 *
 * <p>It is named for its k features and the dimension d that they span, and only if it has the
 * figure's shape too: two parallel features are "2 in 1", not an antipodal pair, and an antipodal
 * pair with a third feature at an angle is "3 in 2", not a triangle. Features' norms play no part.
 *
 * @param features its features, ascending
 * @param rank dimension d that they span
 * @param kind "dedicated", "antipodal pair", "triangle", "tetrahedron", "pentagon", "square
 *     antiprism", "simplex", or "k in d"
 */
public record TegumFactor(List<Integer> features, int rank, String kind) {

  /** Overlap |What_i . What_j| above which two represented features are joined. */
  public static final double OVERLAP_THRESHOLD = 0.1;

  public TegumFactor {
    features = List.copyOf(features);
  }

  /** The factors of W (m x n; not modified), by ascending first feature. */
  public static List<TegumFactor> of(DMatrixRMaj w) {
    DMatrixRMaj unit = Directions.of(w);
    List<Integer> represented = new ArrayList<>();
    for (int i = 0; i < w.numCols; i++) {
      if (Directions.norm(w, i) > FeatureGeometry.REPRESENTED_NORM) {
        represented.add(i);
      }
    }
    List<TegumFactor> factors = new ArrayList<>();
    boolean[] taken = new boolean[w.numCols];
    for (int first : represented) {
      if (!taken[first]) {
        List<Integer> features = component(unit, represented, first, taken);
        Figure figure = Figure.of(Directions.defined(unit, features));
        factors.add(new TegumFactor(features, figure.rank(), figure.kind()));
      }
    }
    return List.copyOf(factors);
  }

  /** Orthonormal columns that span the factor's features in {@code w} (m x n; not modified). */
  DMatrixRMaj basis(DMatrixRMaj w) {
    return Subspaces.basis(Directions.defined(Directions.of(w), features));
  }

  /** The features that overlaps join to {@code first}, ascending; marks them as taken. */
  private static List<Integer> component(
      DMatrixRMaj unit, List<Integer> represented, int first, boolean[] taken) {
    List<Integer> features = new ArrayList<>();
    taken[first] = true;
    features.add(first);
    for (int visited = 0; visited < features.size(); visited++) {
      int i = features.get(visited);
      for (int j : represented) {
        if (!taken[j] && Math.abs(cosine(unit, i, j)) > OVERLAP_THRESHOLD) {
          taken[j] = true;
          features.add(j);
        }
      }
    }
    features.sort(null);
    return features;
  }

  private static double cosine(DMatrixRMaj unit, int i, int j) {
    double sum = 0;
    for (int row = 0; row < unit.numRows; row++) {
      sum += unit.unsafe_get(row, i) * unit.unsafe_get(row, j);
    }
    return sum;
  }
}
