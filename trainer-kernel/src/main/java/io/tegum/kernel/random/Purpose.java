package io.tegum.kernel.random;

/** What random numbers are drawn for. Each purpose has its own stream under a trial's seed. */
public enum Purpose {
  /** Initial W. */
  REPRESENTATION_WEIGHTS(1),
  /** Initial A and B. */
  HEAD_WEIGHTS(2),
  /** Training tokens x. */
  LEFT_TOKENS(3),
  /** Training tokens y. */
  RIGHT_TOKENS(4),
  /** Held-out tokens that L1 is evaluated on. */
  EVALUATION_TOKENS(5),
  /** Which training tokens form a pair. */
  PAIRS(6),
  /** Which hidden units of training tokens x are dropped. */
  LEFT_DROPOUT(7),
  /** Which hidden units of training tokens y are dropped. */
  RIGHT_DROPOUT(8),
  /** Initial b. */
  BIASES(9),
  /** Held-out tokens y that pairs are evaluated on, where x are {@link #EVALUATION_TOKENS}. */
  RIGHT_EVALUATION_TOKENS(10),
  /** Initial weights of the addition transformer. */
  ADDITION_WEIGHTS(20),
  /** Pairs of summands to train on. */
  ADDITION_TRAINING_PAIRS(21),
  /** Pairs of summands to test on. */
  ADDITION_TEST_PAIRS(22),
  /** The order of the training pairs in an epoch. */
  ADDITION_ORDER(23),
  /** Random matrices and rotations that a checkpoint's are compared with. */
  CHECKPOINT_NULLS(101);

  /** Part of the stream's key: never reuse or change one. */
  final long key;

  Purpose(long key) {
    this.key = key;
  }
}
