package io.tegum.kernel.feedforward.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The cells of what a ReLU neuron of two inputs may read by: in each the same tokens make it
 * active. A token t cuts the space of r = (u, v), or (u, v, c) with a bias, where r.t = 0. Between
 * cuts are cones, each of which is made of its rays with weights of 0 or more.
 *
 * <p>A ray is where one token alone is at its kink (without a bias) or two are. The sum of three
 * rays of a cone, or of two in the plane, is inside it, so all cells are found by trying all.
 */
final class ReadingCells {
  private ReadingCells() {}

  /**
   * The rays of each cell.
   *
   * @param tokens (x, y) or (x, y, 1), of whole numbers, the space's dimension long
   */
  static List<double[][]> of(List<double[]> tokens) {
    List<double[]> cuts =
        tokens.stream().filter(token -> Arrays.stream(token).anyMatch(each -> each != 0)).toList();
    List<double[]> rays = rays(cuts);
    Set<List<Boolean>> patterns = new HashSet<>();
    List<double[][]> cells = new ArrayList<>();
    boolean isPlane = cuts.get(0).length == 2;
    for (int i = 0; i < rays.size(); i++) {
      for (int j = i + 1; j < rays.size(); j++) {
        for (int k = isPlane ? j : j + 1; k < (isPlane ? j + 1 : rays.size()); k++) {
          double[] inside = sum(rays.get(i), rays.get(j), rays.get(k));
          boolean isInside = cuts.stream().allMatch(cut -> product(cut, inside) != 0);
          List<Boolean> pattern = cuts.stream().map(cut -> product(cut, inside) > 0).toList();
          if (isInside && patterns.add(pattern)) {
            cells.add(raysOf(pattern, cuts, rays));
          }
        }
      }
    }
    return cells;
  }

  /** Both directions of each line where a cut, or two of them, are 0; each direction once. */
  private static List<double[]> rays(List<double[]> cuts) {
    Set<List<Double>> seen = new HashSet<>();
    List<double[]> rays = new ArrayList<>();
    for (double[] a : cuts) {
      for (double[] b : cuts) {
        double[] ray = line(a, b);
        double largest = Arrays.stream(ray).map(Math::abs).max().orElseThrow();
        for (double unit : new double[] {largest, -largest}) {
          if (largest > 0
              && seen.add(Arrays.stream(ray).map(r -> r / unit + 0.0).boxed().toList())) {
            rays.add(Arrays.stream(ray).map(r -> r * Math.signum(unit)).toArray());
          }
        }
      }
    }
    return rays;
  }

  private static double[] line(double[] a, double[] b) {
    return a.length == 2
        ? new double[] {-a[1], a[0]}
        : new double[] {
          a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
        };
  }

  private static double[][] raysOf(
      List<Boolean> pattern, List<double[]> cuts, List<double[]> rays) {
    List<double[]> own = new ArrayList<>();
    for (double[] ray : rays) {
      boolean isOwn = true;
      for (int t = 0; t < cuts.size(); t++) {
        double z = product(cuts.get(t), ray);
        isOwn &= z == 0 || z > 0 == pattern.get(t);
      }
      if (isOwn) {
        own.add(ray);
      }
    }
    return own.toArray(double[][]::new);
  }

  private static double[] sum(double[] a, double[] b, double[] c) {
    double[] sum = new double[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + b[i] + c[i];
    }
    return sum;
  }

  private static double product(double[] a, double[] b) {
    double product = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
    }
    return product;
  }
}
