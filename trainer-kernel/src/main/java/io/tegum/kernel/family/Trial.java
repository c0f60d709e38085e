package io.tegum.kernel.family;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Everything that determines a trial: the same configuration gives the same bits, whatever grid,
 * partition or machine it came from. Implementations are records.
 */
public interface Trial extends Serializable {

  /**
   * Version of the results that this code computes. Bump it by hand exactly when a trial's bits
   * change, and say so in the CHANGELOG: trials of another version are never mixed silently.
   */
  int RESULTS_VERSION = 6;

  /** What kind of model it trains. */
  Family family();

  /** Key of all its randomness. */
  long seed();

  /** Log-spaced points of its curve, 2 or more. */
  int recordPoints();

  /** One line a setting in a fixed order: equal exactly for equal configurations. */
  default String canonicalText() {
    return family().settings().canonicalText(this);
  }

  /** Hex of the first 128 bits of SHA-256 over the results version and the canonical text. */
  default String trialId() {
    String text = "results_version=" + RESULTS_VERSION + "\n" + canonicalText();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
