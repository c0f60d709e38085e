package io.tegum.kernel.metrics;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A tegum factor: a connected component of the graph of overlapping represented features.
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
    throw new UnsupportedOperationException("not written yet");
  }
}
