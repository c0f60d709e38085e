package io.tegum.analysis.page;

import static io.tegum.analysis.page.Html.element;

import io.tegum.analysis.page.OfflinePage.Answered;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a page says first: each answer's first sentence, its figures, and the words it takes. */
final class BriefAnswers {
  private BriefAnswers() {}

  /**
   * A list of the answers, and one of the words in them.
   *
   * @param firstFigure number of the first answer's first figure
   */
  static List<Html> of(List<Answered> answers, Terms terms, int firstFigure) {
    Html.Element list = element("ul", "brief");
    List<String> texts = new ArrayList<>();
    int figure = firstFigure;
    for (Answered answered : answers) {
      Answer answer = answered.answer();
      Html.Element item =
          element("li")
              .add(
                  element("a").with("href", "#" + answered.id()).add(answered.question()),
                  new Html.Text(" "))
              .add(terms.linked(firstSentence(answer.sentence())));
      for (Illustration illustration : answer.illustrations()) {
        item.add(new Html.Text(" "), link(illustration, figure++));
        texts.add(illustration.svg());
      }
      list.add(item);
      texts.add(answered.question());
      texts.add(answer.sentence());
    }
    List<Html> content = new ArrayList<>(List.of(list));
    List<Term> words = terms.in(texts);
    if (!words.isEmpty()) {
      content.add(element("h3").add("Words"));
      content.add(words(words));
    }
    return content;
  }

  private static Html link(Illustration illustration, int figure) {
    return element("a", "figure")
        .with("href", "#figure-" + illustration.id())
        .add("Figure\u00a0" + figure);
  }

  private static Html words(List<Term> terms) {
    Html.Element list = element("dl");
    for (Term term : terms) {
      String word = term.word();
      list.add(
          element("dt")
              .with("id", term.id())
              .add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)),
          element("dd").add(term.meaning()));
    }
    return list;
  }

  static String firstSentence(String text) {
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    sentences.setText(text);
    int end = sentences.next();
    return end == BreakIterator.DONE ? text : text.substring(0, end).strip();
  }
}
