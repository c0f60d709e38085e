package io.tegum.sweep.second;

import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.CommonSettings;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Setting.Cost;
import io.tegum.kernel.family.Settings;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimisationSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear regression on sparse inputs, y = sum of x: the second family of the tests.
 *
 * @param inputs n, 1 or more
 * @param sparsity S, the probability that an input is 0, in [0, 1)
 * @param optimisation how it is trained
 * @param seed key of its randomness
 * @param recordPoints points of its curve
 */
record RegressionTrial(
    int inputs, double sparsity, Optimisation optimisation, long seed, int recordPoints)
    implements Trial {

  static final String FAMILY = "regression";

  private static final Kind.Whole INPUTS_RANGE = Kind.atLeast(1);

  private static final Setting<Integer> INPUTS =
      Setting.of("model.inputs", INPUTS_RANGE)
          .labelled("n", "inputs n")
          .meaning("n")
          .from(RegressionTrial.class, RegressionTrial::inputs);

  private static final Setting<Double> SPARSITY =
      Setting.of("data.sparsity", Kind.BELOW_ONE)
          .labelled("S", "sparsity S")
          .meaning("S, probability that an input is 0")
          .spacedByDensity()
          .cost(Cost.KEEPS)
          .from(RegressionTrial.class, RegressionTrial::sparsity);

  private static final OptimisationSettings OPTIMISATION =
      new OptimisationSettings(
          RegressionTrial.class, "Inputs a step", RegressionTrial::optimisation);

  private static final Setting<Long> SEED = CommonSettings.seed(RegressionTrial.class);
  private static final Setting<Integer> RECORD_POINTS =
      CommonSettings.recordPoints(RegressionTrial.class);

  static final Settings SETTINGS = new Settings(FAMILY, settings());

  RegressionTrial {
    requireIn(INPUTS_RANGE, "inputs", inputs);
    requireIn(Kind.BELOW_ONE, "sparsity", sparsity);
  }

  private static List<Setting<?>> settings() {
    List<Setting<?>> all = new ArrayList<>(List.of(INPUTS, SPARSITY));
    all.addAll(OPTIMISATION.all());
    all.addAll(List.of(SEED, RECORD_POINTS));
    return all;
  }

  static RegressionTrial at(Point point) {
    return new RegressionTrial(
        INPUTS.at(point),
        SPARSITY.at(point),
        OPTIMISATION.at(point),
        SEED.at(point),
        RECORD_POINTS.at(point));
  }

  @Override
  public Family family() {
    return Families.named(FAMILY);
  }
}
