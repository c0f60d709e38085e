package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.require;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Everything that determines a trial: the same configuration gives the same bits, whatever grid,
 * partition or machine it came from.
 *
 * @param model shape of the representation model
 * @param headOrNull the head, or null for the plain toy model (see {@link #head()})
 * @param data token distribution and importance
 * @param training how it is trained
 * @param seed key of all its randomness
 * @param recordPoints log-spaced points of its curve, 2 or more
 */
public record TrialConfiguration(
    ModelConfiguration model,
    HeadConfiguration headOrNull,
    DataConfiguration data,
    TrainingConfiguration training,
    long seed,
    int recordPoints)
    implements Serializable {

  /**
   * Version of the results that this code computes. Bump it by hand exactly when a trial's bits
   * change, and say so in the CHANGELOG: trials of another version are never mixed silently.
   */
  public static final int RESULTS_VERSION = 4;

  private static final int TRIAL_ID_BYTES = 16;

  /** Most entries, batch times features, of a batch of tokens: some 200 MB. */
  public static final int MAX_BATCH_ENTRIES = 1 << 24;

  public TrialConfiguration {
    require(
        training.batch() <= MAX_BATCH_ENTRIES / model.features(),
        "batch",
        training.batch(),
        "at most " + MAX_BATCH_ENTRIES + " / features");
    require(recordPoints >= 2, "record points", recordPoints, "2 or more");
    if (data.correlation() != Correlation.NONE) {
      require(
          model.features() % data.setSize() == 0,
          "set size",
          data.setSize(),
          "a divisor of features = " + model.features());
      require(
          headOrNull == null && model.activation() == Activation.RELU,
          "correlation",
          data.correlation().label(),
          "none with a head or with the identity output, whose closed forms need independence");
    }
    boolean headless = training.schedule() == Schedule.REPRESENTATION_ONLY;
    if (headOrNull == null) {
      require(headless, "schedule", training.schedule().label(), "representation-only, as no head");
    } else {
      require(!headless, "schedule", training.schedule().label(), "one that trains the head");
      require(
          headOrNull.rank() <= model.hidden(),
          "head rank",
          headOrNull.rank(),
          "1 to hidden = " + model.hidden());
      for (AttentionPair pair : headOrNull.pairs()) {
        int last = Math.max(pair.left(), pair.right());
        require(
            last < model.features(), "pair index", last, "below features = " + model.features());
      }
    }
  }

  /** The head, or empty for the plain toy model. */
  public Optional<HeadConfiguration> head() {
    return Optional.ofNullable(headOrNull);
  }

  /**
   * One line a field in a fixed order, doubles as {@link Double#toString} spells them: equal
   * exactly for equal configurations. A field that is left out has no line, so that ids from before
   * there was that field still hold.
   */
  public String canonicalText() {
    StringBuilder text = new StringBuilder(512);
    line(text, "features", model.features());
    line(text, "hidden", model.hidden());
    line(text, "activation", model.activation().label());
    if (headOrNull != null) {
      line(text, "head_rank", headOrNull.rank());
      line(text, "lambda", headOrNull.lambda());
      line(text, "target", headOrNull.target().label());
      for (AttentionPair pair : headOrNull.pairs()) {
        line(text, "pair", pair.left() + " " + pair.right() + " " + pair.weight());
      }
    }
    line(text, "sparsity", data.sparsity());
    line(text, "importance_decay", data.importanceDecay());
    data.lastImportance().ifPresent(value -> line(text, "last_importance", value));
    if (data.correlation() != Correlation.NONE) {
      line(text, "correlation", data.correlation().label());
      line(text, "set_size", data.setSize());
    }
    line(text, "schedule", training.schedule().label());
    line(text, "steps", training.steps());
    line(text, "batch", training.batch());
    line(text, "optimizer", training.optimizer().label());
    line(text, "learning_rate", training.learningRate());
    line(text, "weight_decay", training.weightDecay());
    line(text, "learning_rate_schedule", training.learningRateSchedule().label());
    line(text, "warmup_steps", training.warmupSteps());
    if (training.initialScale() != 1) {
      line(text, "initial_scale", training.initialScale());
    }
    line(text, "seed", seed);
    line(text, "record_points", recordPoints);
    return text.toString();
  }

  /** Hex of the first 128 bits of SHA-256 over the results version and the canonical text. */
  public String trialId() {
    String text = "results_version=" + RESULTS_VERSION + "\n" + canonicalText();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, TRIAL_ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static void line(StringBuilder text, String field, Object value) {
    text.append(field).append('=').append(value).append('\n');
  }
}
