package io.tegum.analysis.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A piece of a page. Texts and values of attributes are escaped, always: what is markup says so
 * where it is made.
 */
public sealed interface Html {

  /** Adds it to a page. */
  void appendTo(StringBuilder page);

  /** Text that stays text. */
  record Text(String text) implements Html {
    @Override
    public void appendTo(StringBuilder page) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '&' -> page.append("&amp;");
          case '<' -> page.append("&lt;");
          case '>' -> page.append("&gt;");
          case '"' -> page.append("&quot;");
          case '\'' -> page.append("&#39;");
          default -> page.append(c);
        }
      }
    }
  }

  /**
   * Markup of the program's own making: figures and resources.
   *
   * @param markup which holds no text from outside that is not escaped
   */
  record Markup(String markup) implements Html {
    @Override
    public void appendTo(StringBuilder page) {
      page.append(markup);
    }
  }

  /** An element. Adding to it changes it, and returns it. */
  final class Element implements Html {
    private static final Set<String> VOID = Set.of("meta");

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final List<Html> content = new ArrayList<>();

    private Element(String name) {
      this.name = name;
    }

    /** Gives it an attribute. */
    public Element with(String attribute, String value) {
      attributes.append(' ').append(attribute).append("=\"");
      new Text(value).appendTo(attributes);
      attributes.append('"');
      return this;
    }

    /** Puts text at its end. */
    public Element add(String text) {
      content.add(new Text(text));
      return this;
    }

    /** Puts pieces at its end. */
    public Element add(Html... pieces) {
      content.addAll(List.of(pieces));
      return this;
    }

    /** Puts a piece before all others. */
    Element addFirst(Html piece) {
      content.add(0, piece);
      return this;
    }

    /** Puts pieces at its end. */
    public Element add(List<? extends Html> pieces) {
      content.addAll(pieces);
      return this;
    }

    @Override
    public void appendTo(StringBuilder page) {
      page.append('<').append(name).append(attributes).append('>');
      content.forEach(piece -> piece.appendTo(page));
      if (!VOID.contains(name)) {
        page.append("</").append(name).append(">");
      }
      page.append(LINED.contains(name) ? "\n" : "");
    }
  }

  /** Elements after which a line ends, so that a page can be read as text too. */
  Set<String> LINED =
      Set.of(
          "body", "dd", "details", "div", "figure", "head", "header", "li", "main", "meta", "nav",
          "p", "pre", "script", "section", "style", "table", "title", "tr", "ul");

  /** An empty element. */
  static Element element(String name) {
    return new Element(name);
  }

  /** An element of a class of the style. */
  static Element element(String name, String styleClass) {
    return new Element(name).with("class", styleClass);
  }

  /** A script, which cannot be escaped in HTML, so it must not hold what ends the element. */
  static Element script(String code) {
    return unescaped("script", code);
  }

  /** JSON that scripts find by {@code id}. */
  static Element data(String id, String json) {
    return unescaped("script", json).with("type", "application/json").with("id", id);
  }

  /** A style sheet. */
  static Element style(String sheet) {
    return unescaped("style", sheet);
  }

  private static Element unescaped(String name, String content) {
    if (content.contains("</") || content.contains("<!--")) {
      throw new IllegalArgumentException("Cannot write a " + name + ": it held </ or <!--");
    }
    return new Element(name).add(new Markup(content));
  }
}
