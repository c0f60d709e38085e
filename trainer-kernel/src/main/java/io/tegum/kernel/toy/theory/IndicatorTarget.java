package io.tegum.kernel.toy.theory;

import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * {@link HeadMoments} of the indicator target: s = weight of the strongest present pair.
 *
 * <p>Over the distinct weights w_1 &lt; w_2 &lt; ..., s is a sum of steps: s = sum_q (w_q -
 * w_{q-1}) e_q and s^2 = sum_q (w_q^2 - w_{q-1}^2) e_q with e_q = 1 where a pair of weight w_q or
 * more is present, w_0 = 0. Each e_q is 1 minus the product of "none of this group's pairs is
 * present" over the connected groups of those pairs; groups share no features, so they are
 * independent ({@link IndicatorGroup} has each one's moments). With Z_g = P(none of g), R_g the
 * product of the other groups' Z and R_gh that of all but two,
 *
 * <pre>
 *   E[e (x_k - mu)] = alpha_k R_g                        k a left feature of group g
 *   E[e (x_k - mu)(y_l - mu)] = gamma_kl R_g             k and l both of group g
 *                             = -alpha_k beta_l R_gh     k of g, l of h
 * </pre>
 */
final class IndicatorTarget {
  private final Moments tokens;
  private final int[] lefts;
  private final int[] rights;
  private final double[] leftPart;
  private final double[] rightPart;
  private final DMatrixRMaj core;
  private double mean;
  private double meanSquare;

  private IndicatorTarget(List<AttentionPair> pairs, Moments tokens) {
    this.tokens = tokens;
    lefts = HeadMoments.withSets(pairs.stream().mapToInt(AttentionPair::left), tokens);
    rights = HeadMoments.withSets(pairs.stream().mapToInt(AttentionPair::right), tokens);
    leftPart = new double[lefts.length];
    rightPart = new double[rights.length];
    core = new DMatrixRMaj(lefts.length, rights.length);
  }

  static HeadMoments moments(List<AttentionPair> pairs, Moments tokens) {
    IndicatorTarget target = new IndicatorTarget(pairs, tokens);
    double[] weights =
        pairs.stream().mapToDouble(AttentionPair::weight).sorted().distinct().toArray();
    double below = 0;
    for (double weight : weights) {
      List<AttentionPair> strong = pairs.stream().filter(p -> p.weight() >= weight).toList();
      target.addStep(target.groups(strong), weight - below, weight * weight - below * below);
      below = weight;
    }
    double mu = tokens.baseFactor();
    for (int a = 0; a < target.leftPart.length; a++) {
      target.leftPart[a] *= mu;
    }
    for (int b = 0; b < target.rightPart.length; b++) {
      target.rightPart[b] *= mu;
    }
    return new HeadMoments(
        tokens,
        target.meanSquare,
        mu * mu * target.mean,
        target.lefts,
        target.leftPart,
        target.rights,
        target.rightPart,
        target.core,
        tokens.responses(Target.INDICATOR));
  }

  /** Adds {@code height} times the moments of e, and {@code squareHeight} E[e] to E[s^2]. */
  private void addStep(List<IndicatorGroup> groups, double height, double squareHeight) {
    double some = 0;
    double none = 1;
    for (IndicatorGroup group : groups) {
      some += none * group.some(); // sums of positive terms keep their digits where p is small
      none *= group.none();
    }
    mean += height * some;
    meanSquare += squareHeight * some;
    for (int g = 0; g < groups.size(); g++) {
      double others = height;
      for (int h = 0; h < groups.size(); h++) {
        others *= h == g ? 1 : groups.get(h).none();
      }
      addWithin(groups.get(g), others);
      for (int h = 0; h < groups.size(); h++) {
        // Z = 0 needs p = 1 (where alpha and beta are 0) or is an underflow (where they are ~0).
        if (h != g && groups.get(h).none() > 0) {
          addBetween(groups.get(g), groups.get(h), -others / groups.get(h).none());
        }
      }
    }
  }

  private void addWithin(IndicatorGroup group, double factor) {
    for (int a = 0; a < group.lefts().length; a++) {
      leftPart[left(group, a)] += factor * group.leftPart()[a];
      for (int b = 0; b < group.rights().length; b++) {
        core.add(left(group, a), right(group, b), factor * group.core()[a][b]);
      }
    }
    for (int b = 0; b < group.rights().length; b++) {
      rightPart[right(group, b)] += factor * group.rightPart()[b];
    }
  }

  private void addBetween(IndicatorGroup group, IndicatorGroup other, double factor) {
    for (int a = 0; a < group.lefts().length; a++) {
      for (int b = 0; b < other.rights().length; b++) {
        core.add(
            left(group, a), right(other, b), factor * group.leftPart()[a] * other.rightPart()[b]);
      }
    }
  }

  private int left(IndicatorGroup group, int a) {
    return Arrays.binarySearch(lefts, group.lefts()[a]);
  }

  private int right(IndicatorGroup group, int b) {
    return Arrays.binarySearch(rights, group.rights()[b]);
  }

  /**
   * The connected groups of {@code pairs}: those that share the set of a left or of a right
   * feature, directly or through others.
   */
  private List<IndicatorGroup> groups(List<AttentionPair> pairs) {
    List<IndicatorGroup> groups = new ArrayList<>();
    boolean[] taken = new boolean[pairs.size()];
    for (int first = 0; first < pairs.size(); first++) {
      if (!taken[first]) {
        taken[first] = true;
        List<AttentionPair> group = new ArrayList<>();
        group.add(pairs.get(first));
        for (int visited = 0; visited < group.size(); visited++) {
          AttentionPair pair = group.get(visited);
          for (int k = 0; k < pairs.size(); k++) {
            AttentionPair other = pairs.get(k);
            if (!taken[k] && areConnected(pair, other)) {
              taken[k] = true;
              group.add(other);
            }
          }
        }
        groups.add(IndicatorGroup.of(group, tokens));
      }
    }
    return groups;
  }

  private boolean areConnected(AttentionPair one, AttentionPair other) {
    int size = tokens.setSize();
    return one.left() / size == other.left() / size || one.right() / size == other.right() / size;
  }
}
