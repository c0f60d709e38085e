package io.tegum.analysis.addition;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.page.Chart;
import io.tegum.analysis.page.DotQuestion;
import io.tegum.analysis.page.LineQuestion;
import io.tegum.analysis.page.Question;
import java.util.List;
import java.util.Set;

/** The questions about addition that lines and dots answer. */
final class AdditionQuestions {
  private static final NumberAxis ACCURACY = NumberAxis.range("Accuracy", 0, 1);

  static final Question PLACES =
      new LineQuestion(
          "places",
          "When is each place of the sum learnt?",
          Queries.of("places"),
          List.of(),
          2,
          new Chart(
              "Test accuracy of each place of the sum over training",
              "The cell with the highest median test accuracy, up to six of its seeds.",
              "Place 0: the units. All places are trained, each at an \"=\" of its own. Guessing"
                  + " gets a tenth right, and half in the last place, which is 0 or 1.",
              Set.of(),
              List.of(Queries.axis("seed")),
              NumberAxis.log("Step"),
              ACCURACY,
              "Place",
              List.of()),
          AdditionSentences::places);

  static final Question CHAINS =
      new LineQuestion(
          "carry-chains",
          "Where do carries fail?",
          Queries.of("carry-chains"),
          List.of(),
          2,
          new Chart(
              "Test accuracy against the length of the carry chain",
              "The six cells with the highest median test accuracy. Line: median over seeds; band:"
                  + " lowest to highest.",
              "0: no carry arrives at the digit; k: it has come along k places. Of a whole sum: its"
                  + " longest chain. All of the sum's places are trained.",
              Set.of(),
              List.of(DiagramAxis.text("what")),
              NumberAxis.whole("Places that the carry has come along"),
              ACCURACY,
              "Cell",
              List.of()),
          AdditionSentences::chains);

  static final Question TRAINING_SIZE =
      new LineQuestion(
          "training-size",
          "How many training pairs does addition take?",
          Queries.of("training-size"),
          List.of(),
          2,
          new Chart(
              "Accuracy against the number of training pairs",
              "Line: median over completed trials; band: quartiles.",
              "",
              Set.of("training_pairs", "weight_decay", "epochs", "steps"),
              List.of(Queries.axis("weight_decay")),
              NumberAxis.log("Training pairs"),
              ACCURACY,
              "Pairs",
              List.of()),
          AdditionSentences::trainingSize);

  static final Question GENERALISING =
      new LineQuestion(
          "generalising",
          "Do training and test climb together?",
          Queries.of("generalising"),
          List.of(),
          2,
          new Chart(
              "Accuracy on training and test pairs over training",
              "Line: median over completed trials; band: lowest to highest.",
              "A test curve that rises long after that of training would be grokking.",
              Set.of("training_pairs", "weight_decay", "epochs", "steps"),
              List.of(headed("training_pairs", "pairs"), headed("weight_decay", "decay")),
              NumberAxis.log("Step"),
              ACCURACY,
              "Pairs",
              List.of()),
          AdditionSentences::generalising);

  static final Question SHAPES =
      new LineQuestion(
          "shapes",
          "How is the work spread as heads become more or larger?",
          Queries.of("shapes"),
          List.of(),
          2,
          new Chart(
              "Heads that serve a pair of digits, and directions of contributions",
              "Line: median over completed trials; band: lowest to highest.",
              "Participation ratios, at the first \"=\", which is trained to give the units: over"
                  + " heads, mean over the 100 pairs of digits; and over the singular values of"
                  + " heads x pairs.",
              Set.of("heads", "head_size"),
              List.of(DiagramAxis.text("what")),
              NumberAxis.log("Heads H"),
              NumberAxis.log("Participation ratio"),
              "d_head",
              List.of()),
          AdditionSentences::shapes);

  static final Question WORTH =
      new DotQuestion(
          "head-worth",
          "What is each head worth?",
          Queries.of("head-worth"),
          List.of(),
          2,
          new Chart(
              "What the loss gains by removing a head, against its share in contributions",
              "A dot a head, of the three trials with the highest test accuracy.",
              "The share is that of the units, at the first \"=\"; the loss is over all places, all"
                  + " of which are trained.",
              Set.of(),
              List.of(),
              NumberAxis.linear("Share of squared contributions"),
              NumberAxis.linear("Loss without it, less the loss"),
              "Trial",
              List.of()),
          AdditionSentences::worth);

  private AdditionQuestions() {}

  /** A setting by a word that leaves room beside another one above a small panel. */
  private static DiagramAxis headed(String column, String word) {
    DiagramAxis axis = Queries.axis(column);
    return new DiagramAxis(axis.name(), axis.sql(), axis.label(), word);
  }
}
