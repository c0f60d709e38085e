package io.tegum.kernel.toy.theory;

import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Correlation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * {@link IndicatorGroup} of features that differ in density, have values of any kind, or come in
 * sets.
 *
 * <p>Sets are independent, so a side is enumerated as the product of its sets' states: a correlated
 * set is there or not, of an anticorrelated one a feature of a pair is there or none. With a state
 * T of the one side, N(T) the partners of its present features and q(T) = P(none of N(T) is
 * present),
 *
 * <pre>
 *   E[e]                      = sum of P(T) (1 - q(T))
 *   E[e (x_k - mu_k)]         = sum of P(T) (1 - q(T)) (E[x_k | T] - mu_k)
 *   E[e (y_l - mu_l)]         = -sum of P(T) q(T) (E[y_l | none of N(T)] - mu_l)
 *   E[e (x_k - mu_k)(y_l - mu_l)]
 *     = -sum of P(T) q(T) (E[x_k | T] - mu_k)(E[y_l | none of N(T)] - mu_l)
 * </pre>
 *
 * for x_k and y_l are independent given T and that no pair is present, and have means mu without
 * either. No term of the first two cancels another's digits.
 */
final class SetStates {

  /** Most states of the smaller side that are enumerated. */
  static final int MOST_ENUMERATED = 1 << 18;

  /** States that are drawn where there are more. */
  private static final int SAMPLES = 1 << 18;

  private static final long SEED = 0x7e90_5e75_57a7_e501L;

  /** A state of one set. */
  private record State(double probability, int[] present, double[] mean) {}

  private final SetMoments tokens;
  private final int[] own;
  private final int[] partners;
  private final boolean[][] joined; // own x partners
  private final List<List<State>> states = new ArrayList<>();

  private final double[] deviation; // E[x_k | T] - mu_k
  private final int[] hits; // how many present features a partner is joined with
  private final double[] partnerDeviation;
  private double none;
  private double some;
  private final double[] ownPart;
  private final double[] partnerPart;
  private final double[][] core;

  private SetStates(SetMoments tokens, int[] own, int[] partners, boolean[][] joined) {
    this.tokens = tokens;
    this.own = own;
    this.partners = partners;
    this.joined = joined;
    deviation = new double[own.length];
    hits = new int[partners.length];
    partnerDeviation = new double[partners.length];
    ownPart = new double[own.length];
    partnerPart = new double[partners.length];
    core = new double[own.length][partners.length];
    for (int first = 0; first < own.length; first += tokens.setSize()) {
      states.add(states(first));
    }
  }

  static IndicatorGroup group(List<AttentionPair> pairs, SetMoments tokens) {
    int[] lefts = HeadMoments.withSets(pairs.stream().mapToInt(AttentionPair::left), tokens);
    int[] rights = HeadMoments.withSets(pairs.stream().mapToInt(AttentionPair::right), tokens);
    boolean[][] joined = new boolean[lefts.length][rights.length];
    for (AttentionPair pair : pairs) {
      int left = Arrays.binarySearch(lefts, pair.left());
      joined[left][Arrays.binarySearch(rights, pair.right())] = true;
    }
    SetStates fromLeft = new SetStates(tokens, lefts, rights, joined);
    SetStates fromRight = new SetStates(tokens, rights, lefts, IndicatorGroup.transposed(joined));
    if (fromLeft.count() <= fromRight.count()) {
      fromLeft.sum();
      return new IndicatorGroup(
          lefts,
          rights,
          fromLeft.none,
          fromLeft.some,
          fromLeft.ownPart,
          fromLeft.partnerPart,
          fromLeft.core);
    }
    fromRight.sum();
    return new IndicatorGroup(
        lefts,
        rights,
        fromRight.none,
        fromRight.some,
        /* leftPart= */ fromRight.partnerPart,
        /* rightPart= */ fromRight.ownPart,
        IndicatorGroup.transposed(fromRight.core));
  }

  private double count() {
    double count = 1;
    for (List<State> each : states) {
      count *= each.size();
    }
    return count;
  }

  /** The states of the set whose features begin at place {@code first}. */
  private List<State> states(int first) {
    int size = tokens.setSize();
    List<State> all = new ArrayList<>();
    double there = tokens.density(own[first]);
    if (tokens.correlation() != Correlation.ANTICORRELATED) {
      double[] present = new double[size];
      Arrays.fill(present, tokens.valueMean());
      int[] members = new int[size];
      Arrays.setAll(members, k -> first + k);
      all.add(new State(1 - there, new int[0], new double[size]));
      all.add(new State(there, members, present));
      return all;
    }
    double rest = 1;
    boolean[] paired = new boolean[size];
    for (int k = 0; k < size; k++) {
      for (boolean each : joined[first + k]) {
        paired[k] |= each;
      }
      if (paired[k]) {
        double[] mean = new double[size];
        mean[k] = tokens.valueMean();
        double density = tokens.density(own[first + k]);
        rest -= density;
        all.add(new State(density, new int[] {first + k}, mean));
      }
    }
    rest = Math.max(0, rest);
    double[] mean = new double[size];
    for (int k = 0; k < size && rest > 0; k++) {
      mean[k] = paired[k] ? 0 : tokens.mean(own[first + k]) / rest;
    }
    all.add(new State(rest, new int[0], mean));
    return all;
  }

  private void sum() {
    if (count() <= MOST_ENUMERATED) {
      enumerate(0, 1);
      return;
    }
    Random random = new Random(SEED);
    for (int sample = 0; sample < SAMPLES; sample++) {
      Arrays.fill(hits, 0);
      for (int set = 0; set < states.size(); set++) {
        enter(set, drawn(states.get(set), random.nextDouble()));
      }
      add(1.0 / SAMPLES);
    }
  }

  private static State drawn(List<State> states, double uniform) {
    double below = uniform;
    for (State state : states) {
      below -= state.probability;
      if (below < 0) {
        return state;
      }
    }
    return states.get(states.size() - 1);
  }

  private void enumerate(int set, double probability) {
    if (set == states.size()) {
      add(probability);
      return;
    }
    for (State state : states.get(set)) {
      if (state.probability > 0) {
        enter(set, state);
        enumerate(set + 1, probability * state.probability);
        hit(state, -1);
      }
    }
  }

  private void enter(int set, State state) {
    int first = set * tokens.setSize();
    for (int k = 0; k < state.mean.length; k++) {
      deviation[first + k] = state.mean[k] - tokens.mean(own[first + k]);
    }
    hit(state, 1);
  }

  private void hit(State state, int change) {
    for (int k : state.present) {
      for (int l = 0; l < hits.length; l++) {
        hits[l] += joined[k][l] ? change : 0;
      }
    }
  }

  /** Adds the state that was entered. */
  private void add(double probability) {
    double logNone = 0; // of q
    for (int first = 0; first < partners.length; first += tokens.setSize()) {
      logNone += StrictMath.log1p(-partnerSet(first));
    }
    double q = StrictMath.exp(logNone);
    double hit = -StrictMath.expm1(logNone);
    none += probability * q;
    some += probability * hit;
    for (int k = 0; k < own.length; k++) {
      ownPart[k] += probability * hit * deviation[k];
    }
    for (int l = 0; l < partners.length; l++) {
      if (partnerDeviation[l] != 0 && q > 0) {
        double share = -probability * q * partnerDeviation[l];
        partnerPart[l] += share;
        for (int k = 0; k < own.length; k++) {
          core[k][l] += share * deviation[k];
        }
      }
    }
  }

  /**
   * The probability that one of N(T) in a set of partners is present; leaves E[y_l | none is] -
   * mu_l of the set's features.
   */
  private double partnerSet(int first) {
    int end = first + tokens.setSize();
    double present = 0;
    for (int l = first; l < end; l++) {
      if (hits[l] > 0) {
        double density = tokens.density(partners[l]);
        present = tokens.correlation() == Correlation.ANTICORRELATED ? present + density : density;
      }
    }
    present = Math.min(1, present);
    for (int l = first; l < end; l++) {
      double mean = tokens.mean(partners[l]);
      if (present == 0) {
        partnerDeviation[l] = 0;
      } else if (hits[l] > 0 || tokens.correlation() != Correlation.ANTICORRELATED) {
        partnerDeviation[l] = -mean;
      } else {
        partnerDeviation[l] = present < 1 ? mean * present / (1 - present) : 0;
      }
    }
    return present;
  }
}
