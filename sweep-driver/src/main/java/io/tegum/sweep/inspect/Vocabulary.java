package io.tegum.sweep.inspect;

import io.tegum.kernel.checkpoint.Checkpoint;
import io.tegum.kernel.checkpoint.HeadQuestions;
import io.tegum.kernel.checkpoint.MatrixReference;
import java.io.Serializable;
import java.util.Optional;

/** A checkpoint's vocabulary, as it travels to executors. */
record Vocabulary(MatrixReference embeddingOrNull, MatrixReference unembeddingOrNull)
    implements Serializable {

  static Vocabulary of(Checkpoint checkpoint) {
    return new Vocabulary(
        checkpoint.embedding().orElse(null), checkpoint.unembedding().orElse(null));
  }

  /** Number of its tokens; 0 when there is none. */
  int tokens() {
    return embeddingOrNull == null ? 0 : embeddingOrNull.units();
  }

  HeadQuestions.Given given() {
    return new HeadQuestions.Given(
        Optional.ofNullable(embeddingOrNull), Optional.ofNullable(unembeddingOrNull), null);
  }
}
