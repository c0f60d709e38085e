package io.tegum.sweep.grid;

/** What becomes of a raw index. */
enum Fate {
  TRIAL,
  /** A constraint does not hold. */
  CUT,
  /** A smaller index gives the same configuration. */
  DUPLICATE
}
