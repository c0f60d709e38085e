package io.tegum.analysis.page;

import static io.tegum.analysis.page.Markup.escape;

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

  private final String title;
  private final StringBuilder contents = new StringBuilder();
  private final StringBuilder main = new StringBuilder(1 << 16);
  private final List<String> scripts = new ArrayList<>();

  /** A page of this title, without sections. */
  public OfflinePage(String title) {
    this.title = title;
    scripts.add("\n" + Resource.text("page.js") + "\n");
  }

  /**
   * Adds a section.
   *
   * @param id its place on the page; lower case letters, digits and hyphens
   * @param html its content as markup, without a heading
   */
  public void section(String id, String heading, String html) {
    link(id, heading);
    main.append("<section id=\"%1$s\" aria-labelledby=\"%1$s-heading\">\n".formatted(id))
        .append("<h2 id=\"%s-heading\">%s</h2>\n".formatted(id, escape(heading)))
        .append(html)
        .append("</section>\n");
  }

  /** Adds a question with its answer as a section. */
  public void answer(String id, String question, Answer answer) {
    link(id, question);
    PageSection.append(main, id, question, answer);
  }

  /** Adds a script that runs after the page's own charts. */
  public void charts(String script) {
    scripts.add("\n" + Resource.text("charts.js") + "\n" + script + "\n");
  }

  /** The page. */
  public String html() {
    String hashes =
        scripts.stream()
            .map(script -> "'sha256-" + hash(script) + "'")
            .collect(Collectors.joining(" "));
    StringBuilder html = new StringBuilder(main.length() + (1 << 16));
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .append(" style-src 'unsafe-inline'; script-src ")
        .append(hashes)
        .append("; base-uri 'none'; form-action 'none'\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>%s – Tegum report</title>\n<style>\n".formatted(escape(title)))
        .append(Resource.text("page.css"))
        .append("\n</style>\n</head>\n<body>\n")
        .append("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n<h1>")
        .append(escape(title))
        .append("</h1>\n</header>\n<nav aria-label=\"Contents\">\n<ul>\n")
        .append(contents)
        .append("</ul>\n</nav>\n<main id=\"main\">\n")
        .append(main)
        .append("</main>\n");
    scripts.forEach(script -> html.append("<script>").append(script).append("</script>\n"));
    return html.append("</body>\n</html>\n").toString();
  }

  private void link(String id, String heading) {
    contents.append("<li><a href=\"#%s\">%s</a></li>\n".formatted(id, escape(heading)));
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
