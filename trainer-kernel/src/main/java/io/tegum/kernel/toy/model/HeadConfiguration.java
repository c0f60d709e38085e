package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Quantity;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Setting.Cost;
import io.tegum.kernel.family.Trial;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;

/**
 * The pseudo-attention head, logit l = h'A'Bg.
 *
 * @param rank r, the rows of A and B; 1 to m
 * @param lambda weight of the head's loss in L = L1 + lambda L2; from 0 to 1e9
 * @param pairs pairs of interest, at least one, kept sorted by (left, right), no (left, right)
 *     twice
 * @param target what the head is trained to output
 */
public record HeadConfiguration(int rank, double lambda, List<AttentionPair> pairs, Target target)
    implements Serializable {

  /** The section of a spec that a model without a head leaves out. */
  static final String SECTION = "head";

  private static final Kind.Whole RANK_RANGE = Kind.atLeast(1);

  /** Far beyond 1e9 squares of gradients leave the range of floats. */
  private static final Kind.Real LAMBDA_RANGE =
      Kind.real("from 0 to 1e9", lambda -> lambda >= 0 && lambda <= 1e9);

  static final Setting<HeadRank> RANK =
      Setting.<HeadRank>of("head.rank")
          .spelled(
              "rank_ratio",
              Kind.real("in (0, 1]", ratio -> ratio > 0 && ratio <= 1),
              HeadRank::ofRatio)
          .spelled("rank", RANK_RANGE, HeadRank::of)
          .named("head_rank")
          .defaultsTo(HeadRank.ofRatio(1))
          .settledBy(
              List.of(ModelConfiguration.HIDDEN), (rank, point) -> HeadRank.of(rankAt(rank, point)))
          .labelled("r", "head rank r")
          .columnLabelled("rank_ratio", "r/m", "rank ratio r/m")
          .meaning("r, rows of A and B; or r/m, of which r = max(1, round(ratio m)) is made")
          .column(
              "head_rank",
              ColumnType.INT,
              "r, rows of A and B; null without a head",
              HeadRank::rankOrZero)
          .derivedColumn(
              "rank_ratio",
              ColumnType.DOUBLE,
              "r/m as trained; null without a head",
              HeadConfiguration::ratio)
          .from(TrialConfiguration.class, ofHead(head -> HeadRank.of(head.rank())));

  static final Setting<Double> LAMBDA =
      Setting.of("head.lambda", LAMBDA_RANGE)
          .defaultsTo(1.0)
          .labelled("λ", "head weight λ")
          .meaning("Weight of the head's loss; null without a head")
          .cost(Cost.KEEPS_TWINS)
          .from(TrialConfiguration.class, ofHead(HeadConfiguration::lambda));

  static final Setting<Target> TARGET =
      Setting.of("head.target", Kind.label(Target.class))
          .defaultsTo(Target.INDICATOR)
          .labelled("target", "head's target")
          .meaning("Head's target: indicator or product; null without a head")
          .from(TrialConfiguration.class, ofHead(HeadConfiguration::target));

  static final Setting<PairSet> PAIRS =
      Setting.<PairSet>of("head.pair_sets")
          .spelledOnce("pairs", PairSet.KIND, pairs -> pairs)
          .spelled("pair_sets", PairSet.SETS, pairs -> pairs)
          .named("pairs")
          .nesting(TARGET)
          .labelled("pairs", "pairs of interest")
          .meaning("Pairs of interest, sorted by (left, right); null without a head")
          .canonically(PairSet::canonicalLines)
          .column(
              "pairs",
              PairSet.COLUMN,
              "Pairs of interest, sorted by (left, right); null without a head",
              PairSet::pairs)
          .from(TrialConfiguration.class, ofHead(head -> new PairSet(head.pairs())));

  static final List<Setting<?>> SETTINGS = List.of(RANK, LAMBDA, TARGET, PAIRS);

  static final List<Quantity> QUANTITIES =
      List.of(
          Quantity.number(
              "head_rank",
              List.of(RANK, ModelConfiguration.HIDDEN),
              "r, as trained",
              point -> rankAt(RANK.at(point), point)),
          Quantity.number(
              "rank_ratio",
              List.of(RANK, ModelConfiguration.HIDDEN),
              "r/m, as trained",
              point ->
                  (double) rankAt(RANK.at(point), point) / ModelConfiguration.HIDDEN.at(point)),
          Quantity.number(
              "pairs",
              List.of(PAIRS),
              "Number of pairs of interest",
              point -> PAIRS.at(point).pairs().size()));

  static final Rule RANK_WITHIN_HIDDEN =
      Rule.of(
              List.of(RANK, ModelConfiguration.HIDDEN),
              point -> rankAt(RANK.at(point), point) > ModelConfiguration.HIDDEN.at(point),
              point ->
                  "was %d with hidden %d, must be at most hidden"
                      .formatted(
                          rankAt(RANK.at(point), point), ModelConfiguration.HIDDEN.at(point)))
          .cutBy(point -> "head_rank <= hidden");

  static final Rule PAIRS_WITHIN_FEATURES =
      Rule.of(
              List.of(PAIRS, ModelConfiguration.FEATURES),
              point -> PAIRS.at(point).largestIndex() >= ModelConfiguration.FEATURES.at(point),
              point ->
                  "index was %d with features %d, must be at most %d"
                      .formatted(
                          PAIRS.at(point).largestIndex(),
                          ModelConfiguration.FEATURES.at(point),
                          ModelConfiguration.FEATURES.at(point) - 1))
          .cutBy(point -> "features > " + PAIRS.at(point).largestIndex());

  public HeadConfiguration {
    requireIn(RANK_RANGE, "head rank", rank);
    requireIn(LAMBDA_RANGE, "lambda", lambda);
    lambda += 0.0; // -0 becomes 0
    pairs = new PairSet(pairs).pairs();
  }

  /** What {@code point} says; null where the spec has no head. */
  static HeadConfiguration atOrNull(Point point) {
    return point.has(LAMBDA)
        ? new HeadConfiguration(
            rankAt(RANK.at(point), point),
            LAMBDA.at(point),
            PAIRS.at(point).pairs(),
            TARGET.at(point))
        : null;
  }

  private static int rankAt(HeadRank rank, Point point) {
    return rank.in(ModelConfiguration.HIDDEN.at(point));
  }

  private static Object ratio(Trial trial) {
    TrialConfiguration toy = (TrialConfiguration) trial;
    return toy.head().map(head -> (double) head.rank() / toy.model().hidden()).orElse(null);
  }

  private static <V> Function<TrialConfiguration, V> ofHead(Function<HeadConfiguration, V> value) {
    return trial -> trial.head().map(value).orElse(null);
  }
}
