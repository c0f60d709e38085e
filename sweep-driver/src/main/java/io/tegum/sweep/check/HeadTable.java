package io.tegum.sweep.check;

import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.training.ToyResult;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A head trained with the representation finds its pairs, their strengths and their signs. The
 * table has one model a density; as seeds end in different minima where tokens are sparse, each
 * density is judged here by the median of its seeds.
 */
record HeadTable() implements Check {

  private static final double SIGMA_TOLERANCE = 0.05;
  private static final double COSINE = 0.99;

  @Override
  public String name() {
    return "head-table";
  }

  @Override
  public String source() {
    return "published head table: sigma 2 and 1, |cos| .99, signs matched, all densities but the"
        + " sparsest";
  }

  @Override
  public List<Finding> judge(List<ToyResult> trials) {
    TreeMap<Double, List<ToyResult>> cells =
        new TreeMap<>(
            trials.stream()
                .collect(
                    Collectors.groupingBy(t -> t.configuration().data().featureProbability())));
    cells.pollFirstEntry(); // the sparsest
    Worst sigma = new Worst("median |sigma - t|");
    Worst cosine = new Worst("median 1 - |cos|");
    Worst sign = new Worst("pairs whose median seed has the wrong sign");
    cells.forEach(
        (density, seeds) -> {
          List<AttentionPair> pairs = seeds.get(0).configuration().headOrNull().pairs();
          for (int q = 0; q < pairs.size(); q++) {
            int pair = q;
            String place =
                "p = %s, t = %s"
                    .formatted(Finding.number(density), Finding.number(pairs.get(q).weight()));
            sign.add(place, median(seeds, head -> head.pairMatch().score()[pair] > 0 ? 0 : 1));
            sigma.add(place, median(seeds, head -> strengthError(head, pair, pairs.get(pair))));
            cosine.add(place, median(seeds, head -> cosineError(head, pair, pairs.get(pair))));
          }
        });
    return List.of(sigma.atMost(SIGMA_TOLERANCE), cosine.atMost(1 - COSINE), sign.atMost(0));
  }

  private static double median(List<ToyResult> seeds, ToDoubleFunction<HeadMetrics> number) {
    return Median.of(
        seeds.stream()
            .map(trial -> trial.metrics().orElseThrow().headOrNull())
            .mapToDouble(number)
            .toArray());
  }

  /** |sigma - t|; NaN where no singular triplet is left for the pair. */
  private static double strengthError(HeadMetrics head, int q, AttentionPair pair) {
    int k = head.pairMatch().vector()[q];
    return k < 0 ? Double.NaN : Math.abs(head.spectrum().singularValues()[k] - pair.weight());
  }

  /** 1 - |cos| of the worse side. */
  private static double cosineError(HeadMetrics head, int q, AttentionPair pair) {
    int k = head.pairMatch().vector()[q];
    if (k < 0) {
      return Double.NaN;
    }
    double left = Math.abs(head.alignment().left().get(k, pair.left()));
    double right = Math.abs(head.alignment().right().get(k, pair.right()));
    return 1 - Math.min(left, right);
  }
}
