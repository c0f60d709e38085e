package io.tegum.kernel.toy.theory;

import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.Target;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/**
 * First and second moments of a token x whose features may differ in density, have values of any
 * kind, and come in sets. A feature is present with probability p_i and then has the mean nu and
 * the mean square kappa ({@link io.tegum.kernel.toy.model.FeatureValues}), independently of all
 * else, so E[x_i] = mu_i = nu p_i and E[x_i^2] = kappa p_i. Features of different sets are
 * independent. Within a set
 *
 * <pre>
 *   correlated (one p in a set)   E[x_i x_k] = nu^2 p,   E[x_i 1(x_k present)] = nu p
 *   anticorrelated                E[x_i x_k] = 0,        E[x_i 1(x_k present)] = 0         i != k
 * </pre>
 *
 * so that the covariance is diagonal but for a product of two vectors in each set ({@link
 * SetBlocks}).
 */
public final class SetMoments implements Moments {

  private final Correlation correlation;
  private final int size;
  private final double[] density;
  private final double valueMean; // nu
  private final double valueMeanSquare; // kappa
  private final double[] mean; // mu
  private final SetBlocks covariance;

  private SetMoments(
      Correlation correlation,
      int size,
      double[] density,
      double valueMean,
      double valueMeanSquare) {
    this.correlation = correlation;
    this.size = size;
    this.density = density;
    this.valueMean = valueMean;
    this.valueMeanSquare = valueMeanSquare;
    mean = Arrays.stream(density).map(p -> valueMean * p).toArray();
    covariance = covariance();
  }

  /** The moments of tokens of so many features, which fill sets. */
  static SetMoments of(int features, DataConfiguration data) {
    return new SetMoments(
        data.correlation(),
        data.setSize(),
        data.densities(features),
        data.values().mean(),
        data.values().meanSquare());
  }

  private SetBlocks covariance() {
    int n = density.length;
    double[] diagonal = new double[n];
    double[] vector = new double[n];
    double[] factor = new double[n / size];
    for (int i = 0; i < n; i++) {
      double p = density[i];
      switch (correlation) {
        case NONE -> diagonal[i] = valueMeanSquare * p - mean[i] * mean[i];
        case CORRELATED -> {
          diagonal[i] = p * (valueMeanSquare - valueMean * valueMean);
          vector[i] = 1;
          factor[i / size] = p * (1 - p) * valueMean * valueMean;
        }
        case ANTICORRELATED -> {
          diagonal[i] = valueMeanSquare * p;
          vector[i] = mean[i];
          factor[i / size] = -1;
        }
      }
    }
    return new SetBlocks(size, diagonal, factor, vector, vector);
  }

  /** Covariance of x and of the indicators of presence. */
  private SetBlocks presenceCovariance() {
    int n = density.length;
    double[] diagonal = new double[n];
    double[] left = new double[n];
    double[] right = new double[n];
    double[] factor = new double[n / size];
    for (int i = 0; i < n; i++) {
      double p = density[i];
      switch (correlation) {
        case NONE -> diagonal[i] = mean[i] * (1 - p);
        case CORRELATED -> {
          left[i] = 1;
          right[i] = 1;
          factor[i / size] = valueMean * p * (1 - p);
        }
        case ANTICORRELATED -> {
          diagonal[i] = mean[i];
          left[i] = mean[i];
          right[i] = p;
          factor[i / size] = -1;
        }
      }
    }
    return new SetBlocks(size, diagonal, factor, left, right);
  }

  Correlation correlation() {
    return correlation;
  }

  /** p_i. */
  double density(int i) {
    return density[i];
  }

  /** nu, the mean of a present feature. */
  double valueMean() {
    return valueMean;
  }

  /** mu_i = E[x_i]. */
  double mean(int i) {
    return mean[i];
  }

  /** Cov(x_i, x_k). */
  double covariance(int i, int k) {
    return covariance.at(i, k);
  }

  @Override
  public int features() {
    return density.length;
  }

  @Override
  public int setSize() {
    return size;
  }

  @Override
  public double meanSquare(int i) {
    return valueMeanSquare * density[i];
  }

  @Override
  public double baseFactor() {
    return 1;
  }

  @Override
  public double base(int i) {
    return mean[i];
  }

  @Override
  public DMatrixRMaj weightedBase(DMatrixRMaj w) {
    requireColumns(w);
    DMatrixRMaj product = new DMatrixRMaj(w.numRows, 1);
    CommonOps_DDRM.mult(w, DMatrixRMaj.wrap(density.length, 1, mean), product);
    return product;
  }

  @Override
  public double mean(DMatrixRMaj rows, int row) {
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      sum += rows.unsafe_get(row, i) * mean[i];
    }
    return sum;
  }

  @Override
  public double variance(DMatrixRMaj rows, int row) {
    return Math.max(0, covariance.quadratic(rows, row));
  }

  @Override
  public double secondMoment(DMatrixRMaj rows, int row) {
    double mean = mean(rows, row);
    return variance(rows, row) + mean * mean;
  }

  @Override
  public DMatrixRMaj hiddenSecondMoment(DMatrixRMaj w) {
    requireColumns(w);
    DMatrixRMaj c = new DMatrixRMaj(w.numRows, w.numRows);
    CommonOps_DDRM.multTransB(covariance.leftTimes(w), w, c);
    DMatrixRMaj hiddenMean = weightedBase(w);
    VectorVectorMult_DDRM.rank1Update(1, c, hiddenMean, hiddenMean);
    return c;
  }

  @Override
  public Responses responses(Target target) {
    return switch (target) {
      case INDICATOR -> new SetResponses(presenceCovariance(), mean, density);
      case PRODUCT -> new SetResponses(covariance, mean, mean);
    };
  }

  /** a_i = column i of the covariance of x and r, and mu E[r_i]. */
  private record SetResponses(SetBlocks covariance, double[] mean, double[] responseMean)
      implements Responses {
    @Override
    public DMatrixRMaj of(DMatrixRMaj features) {
      DMatrixRMaj responses = covariance.leftTimes(features);
      for (int row = 0; row < features.numRows; row++) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
          sum += features.unsafe_get(row, i) * mean[i];
        }
        for (int i = 0; i < mean.length; i++) {
          responses.add(row, i, sum * responseMean[i]);
        }
      }
      return responses;
    }

    @Override
    public double[] uncancelled(double[] lengths) {
      double total = 0;
      for (int i = 0; i < lengths.length; i++) {
        total += lengths[i] * Math.abs(mean[i]);
      }
      double[] uncancelled = new double[lengths.length];
      for (int i = 0; i < lengths.length; i++) {
        uncancelled[i] = total * Math.abs(responseMean[i]);
        int first = i / covariance.size() * covariance.size();
        for (int k = first; k < first + covariance.size(); k++) {
          uncancelled[i] += Math.abs(covariance.at(k, i)) * lengths[k];
        }
      }
      return uncancelled;
    }
  }
}
