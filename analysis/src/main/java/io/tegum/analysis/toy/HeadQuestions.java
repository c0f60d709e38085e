package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.figure.Guide;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.page.Chart;
import io.tegum.analysis.page.DotQuestion;
import io.tegum.analysis.page.LineQuestion;
import io.tegum.analysis.page.Question;
import java.util.List;
import java.util.Set;

/** The questions about heads that lines answer. */
public final class HeadQuestions {
  private static final String QUARTILES = "Line: median over completed trials; band: quartiles.";
  private static final NumberAxis LAMBDA = NumberAxis.log("Head weight λ");
  private static final DiagramAxis SCHEDULE = DiagramAxis.column("schedule");

  /** Its loss above the best head's. */
  public static final Question LOSS =
      new LineQuestion(
          "head-gap",
          "Is the head as good as a head can be?",
          Queries.of("head-gap"),
          List.of(ToyReport.HEAD),
          1,
          new Chart(
              "Head's loss above that of the best head of its rank at its W",
              QUARTILES,
              "The best head's loss is exact, by reduced-rank regression. Differences below 1e-9"
                  + " are drawn there. λ plays no part in representation-then-head.",
              Set.of("sparsity", "lambda", "schedule", "rank_ratio"),
              ToyAxes.BY_TRAINING,
              ToyAxes.SPARSITY,
              NumberAxis.log("L2 − best L2"),
              "Head weight λ",
              List.of()),
          HeadSentences::loss);

  /** Effective rank of its matrix over its rank. */
  public static final Question EFFECTIVE_RANK =
      new LineQuestion(
          "effective-rank",
          "How many directions does a head use?",
          Queries.of("effective-rank"),
          List.of(ToyReport.HEAD),
          2,
          new Chart(
              "Effective rank of Ω against the head's rank",
              "Middle sparsity, head weight and importance decay. " + QUARTILES,
              "Effective rank: exp of the entropy of the singular values over their sum.",
              Set.of(),
              List.of(
                  DiagramAxis.column("schedule"),
                  DiagramAxis.column("target"),
                  DiagramAxis.column("n_features"),
                  DiagramAxis.column("n_hidden"),
                  DiagramAxis.column("sparsity"),
                  DiagramAxis.column("lambda"),
                  DiagramAxis.column("importance_decay")),
              NumberAxis.even("Head rank r"),
              NumberAxis.linear("Effective rank of Ω"),
              "Pairs",
              List.of()),
          HeadSentences::effectiveRank);

  /** Pair scores by the tegum factors of the pair. */
  public static final Question FACTORS =
      new LineQuestion(
          "factors",
          "How does a pair fare whose features share a tegum factor?",
          Queries.of("factors"),
          List.of(ToyReport.HEAD),
          1,
          new Chart(
              "Pair score over the head's weight, by where the pair's features are",
              "Line: median over pairs; band: quartiles.",
              "Features in different factors, or both in one of the named kind. λ plays no part in"
                  + " representation-then-head: its pairs stand at every λ.",
              Set.of("lambda", "schedule"),
              List.of(SCHEDULE),
              LAMBDA,
              NumberAxis.range("Pair score", 0, 1),
              "Features of the pair",
              List.of(Guide.level("found", 0.9))),
          HeadSentences::factors);

  /** Its vectors' span against the attended features'. */
  public static final Question ANGLES =
      new LineQuestion(
          "angles",
          "Do the singular vectors span the attended features?",
          Queries.of("angles"),
          List.of(ToyReport.HEAD),
          1,
          new Chart(
              "Largest principal angle between the singular vectors' span and the attended"
                  + " features'",
              QUARTILES,
              "0: the smaller of the two spans lies within the larger. Where pairs are equally"
                  + " strong single vectors mix their features, and only the span can be right.",
              Set.of("sparsity", "schedule", "rank_ratio"),
              ToyAxes.BY_TRAINING,
              ToyAxes.SPARSITY,
              NumberAxis.range("Angle in degrees", 0, 90),
              "Side",
              List.of()),
          HeadSentences::angles);

  /** Dimensionality of attended features. */
  public static final Question ATTENDED =
      new LineQuestion(
          "attended",
          "Does attention buy a feature more of a dimension?",
          Queries.of("attended"),
          List.of(ToyReport.HEAD),
          2,
          new Chart(
              "Dimensionality of attended and of other features over the head's weight",
              "Joint training. Line: median over represented features; band: quartiles.",
              "1: a dimension of its own; 1/2: an antipodal pair.",
              Set.of("lambda", "sparsity", "schedule"),
              List.of(DiagramAxis.column("sparsity")),
              LAMBDA,
              NumberAxis.range("Dimensionality Dᵢ", 0, 1),
              "Features",
              List.of()),
          HeadSentences::attended);

  /** Share of features in antipodal pairs. */
  public static final Question ANTIPODAL =
      new LineQuestion(
          "antipodal",
          "Do antipodal pairs survive attention?",
          Queries.of("antipodal"),
          List.of(ToyReport.HEAD),
          2,
          new Chart(
              "Share of represented features that stand in an antipodal pair",
              "Line: share of features; band: its 95 % interval over seeds.",
              "W trained alone (representation-then-head) is what attention has to change; λ plays"
                  + " no part there.",
              Set.of("lambda", "schedule", "n_features", "n_hidden"),
              List.of(DiagramAxis.text("shape")),
              LAMBDA,
              NumberAxis.range("Share in antipodal pairs", 0, 1),
              "Features",
              List.of()),
          HeadSentences::antipodal);

  /** Share of a singular vector in one tegum factor. */
  public static final Question ENERGY =
      new LineQuestion(
          "energy",
          "Do singular vectors keep to one tegum factor?",
          Queries.of("energy"),
          List.of(ToyReport.HEAD),
          1,
          new Chart(
              "Share of a left singular vector in the span of a single tegum factor",
              "Line: median over the vectors assigned to a pair; band: quartiles.",
              "1: the vector lies within one factor. Assigned: each pair has at most one vector of"
                  + " its own, whether or not it found the pair (score above 0.9). Dictionaries"
                  + " with a single factor are left out.",
              Set.of("sparsity", "schedule"),
              List.of(),
              ToyAxes.SPARSITY,
              NumberAxis.range("Largest share in one factor", 0, 1),
              "",
              List.of()),
          HeadSentences::energy);

  /** Singular values against the pairs' weights. */
  public static final Question STRENGTHS =
      new DotQuestion(
          "strengths",
          "Do singular values reflect the strengths of the pairs?",
          Queries.of("strengths"),
          List.of(ToyReport.HEAD),
          2,
          new Chart(
              "Singular value of the vector assigned to a pair against the pair's weight t",
              "A dot a pair of a trial, of all of them at most 2,000.",
              "Product target: an optimal head has σ = t where both ends have dimensions of their"
                  + " own, t/2 where one end and t/4 where both share theirs with an antipodal"
                  + " partner of equal norm.",
              Set.of("schedule", "target"),
              List.of(DiagramAxis.column("target"), SCHEDULE),
              NumberAxis.linear("Weight t"),
              NumberAxis.linear("Singular value σ"),
              "Ends of the pair",
              List.of(
                  Guide.slope("σ = t", 1),
                  Guide.slope("σ = t/2", 0.5),
                  Guide.slope("σ = t/4", 0.25))),
          HeadSentences::strengths);

  /** Raw against dual scores. */
  public static final Question DUAL =
      new DotQuestion(
          "dual",
          "Are pairs that look missed found through the dual?",
          Queries.of("dual"),
          List.of(ToyReport.HEAD),
          1,
          new Chart(
              "Raw against dual score of each pair",
              "A dot a pair of a trial, of all of them at most 2,000.",
              "Raw: against the features' directions. Dual: against an optimal head's vectors."
                  + " Upper left: found, through the dual; lower left: missed.",
              Set.of("schedule", "sparsity"),
              List.of(SCHEDULE),
              NumberAxis.range("Raw score", 0, 1),
              NumberAxis.range("Dual score", 0, 1),
              "Sparsity S",
              List.of(Guide.level("", 0.9), Guide.moment("", 0.9))),
          HeadSentences::dual);

  private HeadQuestions() {}
}
