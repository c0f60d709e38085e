package io.tegum.analysis.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TermsTest {
  private static final Term SCORE = new Term("pair score", "How well.");
  private static final Term DUAL = new Term("dual", "Optimal.");
  private static final Term FACTOR = new Term("tegum factor", "A \"group\".");
  private static final Terms TERMS = new Terms(List.of(SCORE, DUAL, FACTOR));

  private static String linked(Terms terms, String text) {
    StringBuilder page = new StringBuilder();
    terms.linked(text).forEach(piece -> piece.appendTo(page));
    return page.toString();
  }

  @Test
  void eachWordIsLinkedWhereItFirstStands() {
    assertThat(linked(TERMS, "Pair score <1>, pair score; tegum factors, individual"))
        .isEqualTo(
            "<a class=\"term\" href=\"#term-pair-score\" title=\"How well.\">Pair score</a>"
                + " &lt;1&gt;, pair score; <a class=\"term\" href=\"#term-tegum-factor\""
                + " title=\"A &quot;group&quot;.\">tegum factor</a>s, individual");
  }

  @Test
  void aSymbolsPlaceHasItsLetter() {
    assertThat(new Term("L1", "A loss.").id()).isEqualTo("term-l1");
  }

  @Test
  void wordsThatOccurAreListedInTheirOrder() {
    assertThat(TERMS.in(List.of("tegum factor", "the DUAL", "individual pair scoring")))
        .containsExactly(DUAL, FACTOR);
    Terms none = new Terms(List.of());
    assertThat(none.in(List.of("any"))).isEmpty();
    assertThat(linked(none, "a & b")).isEqualTo("a &amp; b");
  }

  @Test
  void anAnswersFirstSentenceKeepsItsNumbersWhole() {
    assertThat(
            List.of("At S = .9 it is 0.5, r/m = .2. Then more.", "One alone").stream()
                .map(BriefAnswers::firstSentence)
                .collect(Collectors.toList()))
        .containsExactly("At S = .9 it is 0.5, r/m = .2.", "One alone");
  }
}
