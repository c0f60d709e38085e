package io.tegum.kernel.addition.metrics;

import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionParameters;

/**
 * What a head's queries, keys and values make of each digit's embedding, and of each place's. The
 * arrays belong to this record. Queries of digits do not reach an output, for only "=" asks; they
 * are what the weights are.
 *
 * @param headSize d_head
 * @param queries H x vectors x d_head: vectors W_Q, without the bias
 * @param keys H x vectors x d_head
 * @param values H x vectors x d_head
 */
public record Projections(int headSize, double[] queries, double[] keys, double[] values) {

  /** Of the embeddings of digits 0 to 9. */
  public static Projections ofDigits(AdditionParameters parameters) {
    return of(parameters, parameters.wE(), AdditionModel.OUTPUTS);
  }

  /** Of the embeddings of places. */
  public static Projections ofPlaces(AdditionParameters parameters) {
    return of(parameters, parameters.wPos(), parameters.model().places());
  }

  private static Projections of(AdditionParameters parameters, double[] vectors, int count) {
    AdditionModel model = parameters.model();
    return new Projections(
        model.headSize(),
        project(model, vectors, count, parameters.wQ()),
        project(model, vectors, count, parameters.wK()),
        project(model, vectors, count, parameters.wV()));
  }

  private static double[] project(
      AdditionModel model, double[] vectors, int count, double[] matrix) {
    int width = model.width();
    int size = model.headSize();
    double[] out = new double[model.heads() * count * size];
    for (int k = 0; k < out.length; k++) {
      int a = k % size;
      int vector = k / size % count;
      int head = k / size / count;
      for (int c = 0; c < width; c++) {
        out[k] += vectors[vector * width + c] * matrix[(head * width + c) * size + a];
      }
    }
    return out;
  }

  /**
   * Each head's {@link FourierShares}, head after head.
   *
   * @param projections {@link #queries}, {@link #keys} or {@link #values}
   * @param heads H
   */
  public double[] fourierShares(double[] projections, int heads) {
    int length = projections.length / heads;
    int frequencies = FourierShares.frequencies(length / headSize);
    double[] shares = new double[heads * frequencies];
    for (int head = 0; head < heads; head++) {
      double[] vectors = new double[length];
      System.arraycopy(projections, head * length, vectors, 0, length);
      System.arraycopy(
          FourierShares.of(vectors, headSize), 0, shares, head * frequencies, frequencies);
    }
    return shares;
  }
}
