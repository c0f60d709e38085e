package io.tegum.analysis.toy;

import io.tegum.analysis.page.Term;
import java.util.List;

/** What the words in reports of the toy model mean. */
final class Words {

  static final List<Term> ALL =
      List.of(
          new Term(
              "pair of interest",
              "Two features that the head is trained to attend between: its target is 1 where both"
                  + " are present."),
          new Term(
              "pair score",
              "For the singular vectors u, v of Ω assigned to a pair: the cosine of u with the left"
                  + " feature's direction times that of v with the right one's. 1: found exactly;"
                  + " 0 or less: not found. A pair counts as found above 0.9."),
          new Term(
              "L1",
              "The reconstruction loss: the expected squared error of every feature, weighted by its"
                  + " importance."),
          new Term("L2", "The head's loss: its expected squared error, before λ weights it."),
          new Term(
              "represented",
              "Of a feature: its direction W_i in the hidden space is longer than 1/2."),
          new Term(
              "dictionaries",
              "The trained W, each once: trials of representation-then-head that differ in settings"
                  + " of the head alone have one and the same."),
          new Term(
              "recovered",
              "Of a represented feature: some singular vector of the head has a cosine above 0.9"
                  + " with its direction, in magnitude."),
          new Term(
              "superposition",
              "More features are represented than there are dimensions, so that some share them."),
          new Term(
              "interference",
              "How much other features' directions reach into a feature's own: the sum of their"
                  + " squared projections on it."),
          new Term(
              "dimensionality",
              "The share of a dimension that a feature has for itself: 1 alone, 1/2 in an antipodal"
                  + " pair, 0 when it is not learned."),
          new Term(
              "tegum factor",
              "A group of represented features whose directions overlap with each other and with no"
                  + " feature outside it: alone (dedicated), two opposed (antipodal pair), three in"
                  + " a plane (triangle), and so on."),
          new Term(
              "dual",
              "The vector that an optimal head would use for a feature: it reads the feature and is"
                  + " blind to the others, so in superposition it is not the feature's direction."),
          new Term(
              "effective rank",
              "How many singular values count: the exponential of the entropy of their shares."),
          new Term(
              "aligned",
              "From the first recorded step from which every pair's score stays above 0.9."),
          new Term(
              "orthogonal",
              "From the first recorded step from which no two represented features' directions have"
                  + " a cosine above 0.1."));

  private Words() {}
}
