package io.tegum.analysis.page;

import static io.tegum.analysis.page.Html.element;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page of sections in one file that loads nothing, and whose browser is told to load nothing: a
 * figure's style attributes may be used, and scripts that this page itself was given.
 */
public final class OfflinePage {
  private static final String BRIEF = "brief";

  private final String title;
  private final Terms terms;
  private final List<Html> links = new ArrayList<>();
  private final List<Html> sections = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();
  private int figures;

  /** A page of this title, without sections, that explains no words. */
  public OfflinePage(String title) {
    this(title, List.of());
  }

  /** A page of this title, without sections, that explains {@code terms} where they stand. */
  OfflinePage(String title, List<Term> terms) {
    this.title = title;
    this.terms = new Terms(terms);
    scripts.add(Resource.text("page.js"));
  }

  /** A question with its answer. */
  record Answered(String id, String question, Answer answer) {}

  /**
   * Adds a section.
   *
   * @param id its place on the page; lower case letters, digits and hyphens
   * @param content what stands under the heading
   */
  public void section(String id, String heading, List<? extends Html> content) {
    link(id, heading);
    sections.add(PageSection.of(id, heading).add(content));
  }

  /** Adds the answers in a line each with links to their figures, before the answers themselves. */
  void brief(List<Answered> answers) {
    if (!answers.isEmpty()) {
      section(BRIEF, "Answers in brief", BriefAnswers.of(answers, terms, figures + 1));
    }
  }

  /** Adds a question with its answer as a section. */
  public void answer(String id, String question, Answer answer) {
    link(id, question);
    sections.add(PageSection.of(id, question).add(PageSection.answer(id, answer, terms, figures)));
    figures += answer.illustrations().size();
  }

  /** Adds a script that runs after the page's own charts. */
  public void charts(String script) {
    scripts.add(Resource.text("charts.js") + "\n" + script);
  }

  /** The page. */
  public String html() {
    String hashes =
        scripts.stream()
            .map(script -> "'sha256-" + hash(script) + "'")
            .collect(Collectors.joining(" "));
    String policy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src %s; base-uri 'none'; form-action 'none'"
            .formatted(hashes);
    Html head =
        element("head")
            .add(
                element("meta").with("charset", "utf-8"),
                element("meta")
                    .with("http-equiv", "Content-Security-Policy")
                    .with("content", policy),
                element("meta")
                    .with("name", "viewport")
                    .with("content", "width=device-width, initial-scale=1"),
                element("title").add(title + " – Tegum report"),
                Html.style(Resource.text("page.css")));
    Html body =
        element("body")
            .add(
                element("a", "skip").with("href", "#main").add("Skip to the content"),
                element("header").add(element("h1").add(title)),
                contents(),
                element("main").with("id", "main").add(sections))
            .add(scripts.stream().map(Html::script).toList());
    StringBuilder html = new StringBuilder(1 << 20).append("<!DOCTYPE html>\n");
    element("html").with("lang", "en").add(head, body).appendTo(html);
    return html.append('\n').toString();
  }

  private Html contents() {
    return element("nav")
        .with("aria-label", "Contents")
        .add(
            element("button", "menu")
                .with("type", "button")
                .with("aria-expanded", "false")
                .with("aria-controls", "contents")
                .add("Contents"),
            element("span", "where").with("aria-hidden", "true"),
            element("ul").with("id", "contents").add(links));
  }

  private void link(String id, String heading) {
    links.add(element("li").add(element("a").with("href", "#" + id).add(heading)));
  }

  private static String hash(String script) {
    try {
      byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
