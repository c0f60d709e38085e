package io.tegum.sweep.spec;

import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.CommonSettings;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Setting.Cost;
import io.tegum.kernel.family.Settings;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimisationSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * A trial of the family that shows how an axis is added. TILT is the axis: a component of the
 * record, its declaration, and its place in the list; {@link AddedAxisTest} shows what that gives.
 *
 * @param width 1 or more
 * @param tilt in [0, 1]
 * @param noiseOrNull 0 or more; null without the section noise
 * @param optimisation how it would be trained
 * @param seed key of its randomness
 * @param recordPoints points of its curve
 */
record SketchTrial(
    int width,
    double tilt,
    Double noiseOrNull,
    Optimisation optimisation,
    long seed,
    int recordPoints)
    implements Trial {

  static final String FAMILY = "sketch";

  private static final Kind.Whole WIDTH_RANGE = Kind.atLeast(1);
  private static final Kind.Real TILT_RANGE = Kind.real("in [0, 1]", q -> q >= 0 && q <= 1);

  private static final Setting<Integer> WIDTH =
      Setting.of("shape.width", WIDTH_RANGE)
          .labelled("w", "width w")
          .meaning("Width")
          .from(SketchTrial.class, SketchTrial::width);

  private static final Setting<Double> TILT =
      Setting.of("shape.tilt", TILT_RANGE)
          .silentDefault(0.0)
          .labelled("t", "tilt t")
          .meaning("Tilt")
          .cost(Cost.KEEPS)
          .from(SketchTrial.class, SketchTrial::tilt);

  private static final Setting<Double> NOISE =
      Setting.of("noise.level", Kind.real("0 or more", level -> level >= 0))
          .named("noise")
          .meaning("Level of noise; null without noise")
          .from(SketchTrial.class, SketchTrial::noiseOrNull);

  private static final OptimisationSettings OPTIMISATION =
      new OptimisationSettings(SketchTrial.class, "Tokens a step", SketchTrial::optimisation);

  private static final Setting<Long> SEED = CommonSettings.seed(SketchTrial.class);
  private static final Setting<Integer> RECORD_POINTS =
      CommonSettings.recordPoints(SketchTrial.class);

  static final Settings SETTINGS = new Settings(FAMILY, settings());

  static final List<Rule> RULES =
      List.of(
          Rule.of(
                  List.of(TILT, WIDTH),
                  point -> TILT.at(point) * WIDTH.at(point) > 10,
                  point ->
                      "was %s with width %d, must be at most 10 / width"
                          .formatted(TILT.at(point), WIDTH.at(point)))
              .cutBy(point -> "tilt * width <= 10"));

  /** Rules read the fields, so that these are set by hand before. */
  SketchTrial(
      int width,
      double tilt,
      Double noiseOrNull,
      Optimisation optimisation,
      long seed,
      int recordPoints) {
    requireIn(WIDTH_RANGE, "width", width);
    requireIn(TILT_RANGE, "tilt", tilt);
    this.width = width;
    this.tilt = tilt;
    this.noiseOrNull = noiseOrNull;
    this.optimisation = optimisation;
    this.seed = seed;
    this.recordPoints = recordPoints;
    Rule.check(this, RULES);
  }

  private static List<Setting<?>> settings() {
    List<Setting<?>> all = new ArrayList<>(List.of(WIDTH, TILT, NOISE));
    all.addAll(OPTIMISATION.all());
    all.addAll(List.of(SEED, RECORD_POINTS));
    return all;
  }

  static SketchTrial at(Point point) {
    return new SketchTrial(
        WIDTH.at(point),
        TILT.at(point),
        NOISE.at(point),
        OPTIMISATION.at(point),
        SEED.at(point),
        RECORD_POINTS.at(point));
  }

  @Override
  public Family family() {
    return Families.named(FAMILY);
  }
}
