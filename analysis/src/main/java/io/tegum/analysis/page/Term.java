package io.tegum.analysis.page;

/**
 * A word that a page explains where it first stands.
 *
 * @param word as sentences and figures have it, in lower case: "pair score"
 * @param meaning one or two plain sentences
 */
public record Term(String word, String meaning) {

  /** Its place on the page. */
  String id() {
    return "term-" + word.replaceAll("[^a-z0-9]+", "-");
  }
}
