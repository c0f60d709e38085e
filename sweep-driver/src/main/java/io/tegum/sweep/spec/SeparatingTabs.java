package io.tegum.sweep.spec;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML lets a tab stand between a key and its value (YAML 1.2.2, 6.2 and 7.4), which the parser
 * refuses. It says where: there no text of the user's can be, and a space says the same.
 */
final class SeparatingTabs {

  /** Of so many places. The text is read anew for each. */
  private static final int MOST_PLACES = 50;

  private SeparatingTabs() {}

  /** {@code text} with a space for each such tab; lines and columns stay. */
  static String spaced(String text, LoadSettings settings) {
    if (text.indexOf('\t') < 0) {
      return text;
    }
    StringBuilder spaced = new StringBuilder(text);
    for (int place = 0; place < MOST_PLACES; place++) {
      int tab = refusedTab(spaced.toString(), settings);
      if (tab < 0) {
        break;
      }
      for (int k = tab; k < spaced.length() && spaced.charAt(k) == '\t'; k++) {
        spaced.setCharAt(k, ' ');
      }
    }
    return spaced.toString();
  }

  /** Where the parser stops at a tab that is no indentation; -1 if it does not. */
  private static int refusedTab(String text, LoadSettings settings) {
    try {
      for (Event event : new Parse(settings).parseString(text)) {
        event.getEventId(); // reading is all
      }
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().orElse(null);
      if (mark != null && String.valueOf(e.getProblem()).contains("'\\t(TAB)'")) {
        int tab = text.offsetByCodePoints(0, mark.getIndex());
        int line = text.offsetByCodePoints(0, mark.getIndex() - mark.getColumn());
        return text.substring(line, tab).isBlank() ? -1 : tab;
      }
    } catch (YamlEngineException e) {
      return -1; // whoever parses next says so
    }
    return -1;
  }
}
