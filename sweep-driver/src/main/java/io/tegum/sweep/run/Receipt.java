package io.tegum.sweep.run;

import java.io.Serializable;

/**
 * What an executor says of a bundle it has put in place: small, for the rows stay with the store.
 *
 * @param completed trials trained to the end
 * @param diverged trials that diverged
 * @param failed trials during which our code threw
 * @param skipped trials that the store already had
 * @param firstErrorOrNull error of the first failed trial, with its id
 */
record Receipt(int completed, int diverged, int failed, int skipped, String firstErrorOrNull)
    implements Serializable {

  /** Trials of the bundle that were trained. */
  int trained() {
    return completed + diverged + failed;
  }
}
