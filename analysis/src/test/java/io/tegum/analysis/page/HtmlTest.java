package io.tegum.analysis.page;

import static io.tegum.analysis.page.Html.element;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {

  private static String text(Html html) {
    StringBuilder page = new StringBuilder();
    html.appendTo(page);
    return page.toString();
  }

  @Test
  void textsAndAttributesStayTextWhateverTheyHold() {
    String evil = "\"><script>alert('&')</script>";
    String escaped = "&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;";
    assertThat(text(element("em").with("title", evil).add(evil)))
        .isEqualTo("<em title=\"" + escaped + "\">" + escaped + "</em>");
  }

  @Test
  void markupIsWrittenAsItIsAndElementsNest() {
    Html list = element("ul", "a b").add(List.of(element("li").add(new Html.Markup("<svg/>"))));
    assertThat(text(list)).isEqualTo("<ul class=\"a b\"><li><svg/></li>\n</ul>\n");
    assertThat(text(element("meta").with("charset", "utf-8")))
        .isEqualTo("<meta charset=\"utf-8\">\n");
  }

  @Test
  void scriptsThatWouldEndTheirElementAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Html.script("const a = '</script>';"))
        .withMessage("Cannot write a script: it held </ or <!--");
    assertThat(text(Html.data("x", Json.of("</script>"))))
        .isEqualTo(
            "<script type=\"application/json\" id=\"x\">\"\\u003C/script\\u003E\"</script>\n");
  }
}
