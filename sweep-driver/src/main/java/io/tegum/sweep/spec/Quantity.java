package io.tegum.sweep.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a constraint can name. Names are those of the trials table, where it has a column. */
public enum Quantity {
  /** n. */
  FEATURES(Setting.FEATURES),
  /** m. */
  HIDDEN(Setting.HIDDEN),
  /** r, as trained. */
  HEAD_RANK(Setting.HIDDEN, Setting.RANK, Setting.RANK_RATIO) {
    @Override
    double number(Point point) {
      return point.rank();
    }
  },
  /** r/m, as trained. */
  RANK_RATIO(Setting.HIDDEN, Setting.RANK, Setting.RANK_RATIO) {
    @Override
    double number(Point point) {
      return (double) point.rank() / point.integer(Setting.HIDDEN);
    }
  },
  /** S. */
  SPARSITY(Setting.SPARSITY),
  /** 1 - S, rounded to 15 decimals, so that S = 0.9 has density == 0.1. */
  DENSITY(Setting.SPARSITY) {
    @Override
    double number(Point point) {
      return Math.rint((1 - point.number(Setting.SPARSITY)) * 1e15) / 1e15;
    }
  },
  /** I_i = importance_decay^i. */
  IMPORTANCE_DECAY(Setting.IMPORTANCE_DECAY),
  /** I_{n-1}, where it is given. */
  LAST_IMPORTANCE(Setting.LAST_IMPORTANCE),
  /** Features of a set; 1 where they are independent. */
  SET_SIZE(Setting.SET_SIZE),
  /** Weight of the head's loss. */
  LAMBDA(Setting.LAMBDA),
  /** Number of pairs of interest. */
  PAIRS(Setting.PAIR_SETS) {
    @Override
    double number(Point point) {
      return point.pairs().size();
    }
  },
  /** Peak learning rate. */
  LEARNING_RATE(Setting.LEARNING_RATE),
  /** Weight decay. */
  WEIGHT_DECAY(Setting.WEIGHT_DECAY),
  /** Optimiser steps of each phase. */
  STEPS(Setting.STEPS),
  /** Tokens (or pairs of tokens) a step. */
  BATCH(Setting.BATCH),
  /** Steps of warm-up. */
  WARMUP_STEPS(Setting.WARMUP_STEPS),
  /** Factor on the initial weights. */
  INITIAL_SCALE(Setting.INITIAL_SCALE),
  /** The seed; compared as a double, exact up to 2^53. */
  SEED(Setting.SEED),
  /** A label. */
  CORRELATION(Setting.CORRELATION),
  /** A label. */
  SCHEDULE(Setting.SCHEDULE),
  /** A label. */
  ACTIVATION(Setting.ACTIVATION),
  /** A label. */
  TARGET(Setting.TARGET),
  /** A label. */
  OPTIMIZER(Setting.OPTIMIZER),
  /** A label. */
  LEARNING_RATE_SCHEDULE(Setting.LEARNING_RATE_SCHEDULE);

  private static final List<String> NAMES = Arrays.stream(values()).map(Quantity::label).toList();

  private final Setting first;
  private final Setting second;
  private final Setting third;

  Quantity(Setting only) {
    this(only, only, only);
  }

  Quantity(Setting first, Setting second, Setting third) {
    this.first = first;
    this.second = second;
    this.third = third;
  }

  static List<String> names() {
    return NAMES;
  }

  static Optional<Quantity> named(String name) {
    int index = NAMES.indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(values()[index]);
  }

  /** Its name in constraints, for instance {@code head_rank}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The settings that determine it. */
  public Set<Setting> settings() {
    return java.util.EnumSet.of(first, second, third);
  }

  boolean isLabel() {
    return first.kind().isLabel();
  }

  /** The setting whose labels it has. */
  Setting labelSetting() {
    return first;
  }

  /** Whether it exists only with a head. */
  boolean needsHead() {
    return this == HEAD_RANK || this == RANK_RATIO || first.section().equals("head");
  }

  double number(Point point) {
    return point.number(first);
  }
}
