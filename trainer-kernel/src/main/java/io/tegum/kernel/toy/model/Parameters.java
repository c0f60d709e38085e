package io.tegum.kernel.toy.model;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;

/**
 * A model's trainable parameters. The matrices are shared, not copied: the trainer updates them in
 * place.
 *
 * @param w W, m x n; column i is feature i's direction
 * @param b b, n x 1
 * @param headOrNull A and B, or null for the plain toy model
 */
public record Parameters(DMatrixRMaj w, DMatrixRMaj b, HeadParameters headOrNull) {

  /** A and B, each r x m; Omega = A'B. */
  public record HeadParameters(DMatrixRMaj a, DMatrixRMaj b) {}

  /** The head's factors, or empty for the plain toy model. */
  public Optional<HeadParameters> head() {
    return Optional.ofNullable(headOrNull);
  }

  /** Zeros in the shapes that {@code configuration} asks for. */
  public static Parameters zeros(TrialConfiguration configuration) {
    int n = configuration.model().features();
    int m = configuration.model().hidden();
    HeadConfiguration head = configuration.headOrNull();
    return new Parameters(
        new DMatrixRMaj(m, n),
        new DMatrixRMaj(n, 1),
        head == null
            ? null
            : new HeadParameters(new DMatrixRMaj(head.rank(), m), new DMatrixRMaj(head.rank(), m)));
  }

  /** A deep copy. */
  public Parameters copy() {
    return new Parameters(
        w.copy(),
        b.copy(),
        headOrNull == null
            ? null
            : new HeadParameters(headOrNull.a().copy(), headOrNull.b().copy()));
  }
}
