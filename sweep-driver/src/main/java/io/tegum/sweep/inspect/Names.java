package io.tegum.sweep.inspect;

import io.tegum.sweep.grid.Fingerprint;

/** Names of results files: equal for equal work, so that a second attempt writes the same file. */
final class Names {

  private static final int LONGEST_KIND = 40;

  private Names() {}

  /**
   * For instance {@code 00003-mlp_out-1f0a...}; a plain matrix's name may hold anything. Every name
   * begins with a digit or a letter: readers of tables pass over files that begin with "_" or ".".
   */
  static String of(int layer, String kind, String identity) {
    String plain = kind.replaceAll("[^A-Za-z0-9_]", "_");
    String shown = plain.length() <= LONGEST_KIND ? plain : plain.substring(0, LONGEST_KIND);
    String hash = new Fingerprint().add(identity + "\n" + layer + "\n" + kind).shortHex();
    return layer < 0
        ? "matrix-%s-%s".formatted(shown, hash)
        : "%05d-%s-%s".formatted(layer, shown, hash);
  }
}
