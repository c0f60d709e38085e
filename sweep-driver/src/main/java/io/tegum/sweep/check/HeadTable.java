package io.tegum.sweep.check;

import io.tegum.kernel.metrics.HeadMetrics;
import io.tegum.kernel.model.AttentionPair;
import io.tegum.kernel.training.TrialResult;
import java.util.List;

/** A head trained with the representation finds its pairs, their strengths and their signs. */
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
  public List<Finding> judge(List<TrialResult> trials) {
    double sparsest = trials.stream().mapToDouble(HeadTable::density).min().orElseThrow();
    Worst sigma = new Worst("|sigma - t|");
    Worst cosine = new Worst("1 - |cos|");
    Worst sign = new Worst("pairs of the wrong sign");
    for (TrialResult trial : trials) {
      if (density(trial) == sparsest) {
        continue;
      }
      HeadMetrics head = trial.metrics().orElseThrow().headOrNull();
      List<AttentionPair> pairs = trial.configuration().headOrNull().pairs();
      for (int q = 0; q < pairs.size(); q++) {
        AttentionPair pair = pairs.get(q);
        int k = head.pairMatch().vector()[q];
        String place =
            "p = %s, t = %s"
                .formatted(Finding.number(density(trial)), Finding.number(pair.weight()));
        sign.add(place, head.pairMatch().score()[q] > 0 ? 0 : 1);
        if (k < 0) {
          sigma.add(place, Double.NaN);
          continue;
        }
        sigma.add(place, Math.abs(head.spectrum().singularValues()[k] - pair.weight()));
        cosine.add(place, 1 - Math.abs(head.alignment().left().get(k, pair.left())));
        cosine.add(place, 1 - Math.abs(head.alignment().right().get(k, pair.right())));
      }
    }
    return List.of(sigma.atMost(SIGMA_TOLERANCE), cosine.atMost(1 - COSINE), sign.atMost(0));
  }

  private static double density(TrialResult trial) {
    return trial.configuration().data().featureProbability();
  }
}
