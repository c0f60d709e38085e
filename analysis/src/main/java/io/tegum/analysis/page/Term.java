package io.tegum.analysis.page;

import java.util.Locale;

/**
 * A word that a page explains where it first stands.
 *
 * @param word as sentences and figures have it, in lower case but for symbols: "pair score", "L1"
 * @param meaning one or two plain sentences
 */
public record Term(String word, String meaning) {

  /** Its place on the page. */
  String id() {
    return "term-" + word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
