package io.tegum.sweep.spec;

import io.tegum.sweep.wording.OneLine;
import io.tegum.sweep.wording.Wording;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** From text to the one YAML document in it. */
final class SpecDocument {
  private SpecDocument() {}

  private static final int MAX_DEPTH = 32;
  private static final int MAX_ALIASES = 50;

  /**
   * The library fails where a character of two Java chars stands at the end of its buffer: one
   * buffer holds the whole text.
   */
  private static final int SMALLEST_BUFFER = 1024;

  /**
   * The document's root.
   *
   * @throws SpecException when the text is no YAML, or not exactly one document
   */
  static Node read(String asWritten, Faults faults) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowNonScalarKeys(true)
            .setBufferSize(asWritten.length() + SMALLEST_BUFFER)
            .build();
    String text = SeparatingTabs.spaced(asWritten, settings);
    try {
      scan(text, settings, faults);
      faults.throwIfAny();
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.filter(node -> !Scalars.isEmpty(node)).isEmpty()) {
        faults.add(
            0, "", "the file is empty; a spec needs at least a name and what its family asks for");
        throw faults.exception();
      }
      return root.get();
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      faults.add(mark == null ? 0 : mark.getLine() + 1, "", syntax(e, mark, text));
      throw faults.exception();
    } catch (ReaderException e) {
      faults.add(0, "", "not YAML: character 0x%x is not allowed".formatted(e.getCodePoint()));
      throw faults.exception();
    } catch (YamlEngineException e) {
      faults.add(0, "", "not YAML: " + Wording.shortened(String.valueOf(e.getMessage())));
      throw faults.exception();
    }
  }

  /** Looks at the events before any tree is built, so that depth and aliases stay bounded. */
  private static void scan(String text, LoadSettings settings, Faults faults) {
    int depth = 0;
    int aliases = 0;
    int documents = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        faults.add(line(event), "", "nested deeper than " + MAX_DEPTH + " levels");
        return;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      } else if (event instanceof AliasEvent && ++aliases > MAX_ALIASES) {
        faults.add(line(event), "", "more than " + MAX_ALIASES + " aliases");
        return;
      } else if (event instanceof DocumentStartEvent && ++documents > 1) {
        faults.add(
            line(event),
            "",
            "a second YAML document begins here, must be one; for a union of specs write a list");
        return;
      }
    }
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  private static String syntax(MarkedYamlEngineException e, Mark mark, String text) {
    String problem = String.valueOf(e.getProblem()).replace("<block end>", "the end of the block");
    if (problem.contains("'\\t(TAB)'") || (mark != null && tabBefore(text, mark))) {
      return "a tab stands in the indentation, must be spaces";
    }
    String where = mark == null ? "" : " at column " + (mark.getColumn() + 1);
    String context = e.getContext() == null ? "" : " " + e.getContext();
    return "not YAML" + where + ": " + OneLine.of(problem.toLowerCase(Locale.ROOT) + context);
  }

  private static boolean tabBefore(String text, Mark mark) {
    int start = text.offsetByCodePoints(0, mark.getIndex() - mark.getColumn());
    for (int k = start; k < text.length() && Character.isWhitespace(text.charAt(k)); k++) {
      if (text.charAt(k) == '\t') {
        return true;
      }
      if (text.charAt(k) == '\n') {
        return false;
      }
    }
    return false;
  }
}
