package io.tegum.analysis.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words that a page explains, and finding them in texts. */
final class Terms {
  private final List<Term> terms;
  private final Pattern anyWord;

  Terms(List<Term> terms) {
    this.terms = List.copyOf(terms);
    String words =
        terms.stream()
            .map(Term::word)
            .sorted(Comparator.comparing(String::length).reversed()) // "dual score" before "dual"
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    anyWord = Pattern.compile("\\b(?:" + words + ")(?=s?\\b)", Pattern.CASE_INSENSITIVE);
  }

  /** Those that occur in any of {@code texts}, in the order in which they were given. */
  List<Term> in(List<String> texts) {
    Set<Term> found = new HashSet<>();
    for (String text : texts) {
      Matcher words = anyWord.matcher(text);
      while (!terms.isEmpty() && words.find()) {
        found.add(of(words.group()));
      }
    }
    return terms.stream().filter(found::contains).toList();
  }

  /** {@code text} with a link to the explanation at each word's first place in it. */
  List<Html> linked(String text) {
    List<Html> pieces = new ArrayList<>();
    Set<Term> done = new HashSet<>();
    int at = 0;
    Matcher words = anyWord.matcher(text);
    while (!terms.isEmpty() && words.find()) {
      Term term = of(words.group());
      if (done.add(term)) {
        pieces.add(new Html.Text(text.substring(at, words.start())));
        pieces.add(
            Html.element("a", "term")
                .with("href", "#" + term.id())
                .with("title", term.meaning())
                .add(words.group()));
        at = words.end();
      }
    }
    pieces.add(new Html.Text(text.substring(at)));
    return pieces;
  }

  private Term of(String word) {
    return terms.stream().filter(t -> t.word().equalsIgnoreCase(word)).findFirst().orElseThrow();
  }
}
