package io.tegum.sweep.grid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as names and identities use it. */
public final class Fingerprint {

  private static final int SHORT = 16;

  private final MessageDigest digest;

  /** Of nothing yet. */
  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Goes on with {@code text}. */
  public Fingerprint add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** The first 128 bits, 32 hex digits; ends this fingerprint. */
  public String shortHex() {
    return HexFormat.of().formatHex(digest.digest(), 0, SHORT);
  }

  /** All 256 bits of {@code content}'s, 64 hex digits. */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(new Fingerprint().digest.digest(content));
  }
}
