package io.tegum.sweep.check;

import io.tegum.kernel.metrics.Spectrum;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.theory.HeadMoments;
import io.tegum.kernel.toy.theory.HeadOptimum;
import io.tegum.kernel.toy.theory.HeadTheory;
import io.tegum.kernel.toy.theory.TokenMoments;
import io.tegum.kernel.toy.training.ToyResult;
import java.util.List;

/** Four features in two dimensions as two orthogonal antipodal pairs, and the best head on them. */
final class TwoPairsOfFour {

  private static final double COSINE_TOLERANCE = 0.02;

  private TwoPairsOfFour() {}

  /** The trials in which features 0 and 1 are an antipodal pair, and 2 and 3 the other. */
  static List<ToyResult> withFirstPair(List<ToyResult> trials) {
    return trials.stream()
        .filter(
            trial -> {
              Columns columns = Columns.of(trial);
              return columns.cosine(0, 1) < COSINE_TOLERANCE - 1
                  && columns.cosine(2, 3) < COSINE_TOLERANCE - 1
                  && Math.abs(columns.cosine(0, 2)) < COSINE_TOLERANCE;
            })
        .toList();
  }

  /** The spectrum of the best head on the trial's W. */
  static Spectrum best(ToyResult trial) {
    TrialConfiguration configuration = trial.configuration();
    HeadConfiguration head = configuration.headOrNull();
    TokenMoments tokens =
        new TokenMoments(
            configuration.model().features(), configuration.data().featureProbability());
    HeadOptimum optimum =
        HeadTheory.of(HeadMoments.of(head, tokens), trial.parameters().orElseThrow().w()).optimum();
    return Spectrum.of(optimum.a(head.rank()), optimum.b(head.rank()));
  }
}
