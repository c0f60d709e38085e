package io.tegum.sweep.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A token of a constraint.
 *
 * @param kind what it is
 * @param text its spelling, without quotes
 * @param column where it begins, from 1
 */
record Token(Kind kind, String text, int column) {

  enum Kind {
    NUMBER,
    WORD,
    QUOTED,
    SYMBOL,
    END
  }

  private static final String SYMBOLS = "<>=!+-*/()";
  private static final Set<String> PAIRS = Set.of("<=", ">=", "==", "!=");

  boolean is(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
  }

  String shown() {
    return kind == Kind.END ? "the end" : "\"" + text + "\"";
  }

  /**
   * Splits {@code text}; the last token is the END.
   *
   * @param quantities what words may name
   */
  static List<Token> all(String text, Quantities quantities) throws ConstraintException {
    List<Token> tokens = new ArrayList<>();
    int k = 0;
    while (k < text.length()) {
      char c = text.charAt(k);
      int end = k + 1;
      if (Character.isWhitespace(c)) {
        k++;
        continue;
      } else if (isDigit(c) || c == '.') {
        end = numberEnd(text, k);
        tokens.add(new Token(Kind.NUMBER, text.substring(k, end), k + 1));
      } else if (isLetter(c)) {
        end = wordEnd(text, k, quantities);
        tokens.add(new Token(Kind.WORD, text.substring(k, end), k + 1));
      } else if (c == '"' || c == '\'') {
        int close = text.indexOf(c, k + 1);
        if (close < 0) {
          throw new ConstraintException(k + 1, "a quote is not closed");
        }
        tokens.add(new Token(Kind.QUOTED, text.substring(k + 1, close), k + 1));
        end = close + 1;
      } else if (SYMBOLS.indexOf(c) >= 0) {
        if (end < text.length() && PAIRS.contains(text.substring(k, end + 1))) {
          end++;
        }
        tokens.add(new Token(Kind.SYMBOL, text.substring(k, end), k + 1));
      } else {
        throw new ConstraintException(
            k + 1, "unexpected \"" + text.substring(k, text.offsetByCodePoints(k, 1)) + "\"");
      }
      k = end;
    }
    tokens.add(new Token(Kind.END, "", text.length() + 1));
    return tokens;
  }

  private static int numberEnd(String text, int start) {
    int k = start;
    while (k < text.length() && (isDigit(text.charAt(k)) || text.charAt(k) == '.')) {
      k++;
    }
    if (k < text.length() && (text.charAt(k) == 'e' || text.charAt(k) == 'E')) {
      int digits = k + 1;
      if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
        digits++;
      }
      if (digits < text.length() && isDigit(text.charAt(digits))) {
        k = digits;
        while (k < text.length() && isDigit(text.charAt(k))) {
          k++;
        }
      }
    }
    return k;
  }

  /** Hyphens belong to a word like representation-only, unless a quantity stands before one. */
  private static int wordEnd(String text, int start, Quantities quantities) {
    int k = start;
    while (k < text.length()) {
      char c = text.charAt(k);
      boolean hyphen =
          c == '-'
              && k + 1 < text.length()
              && isLetter(text.charAt(k + 1))
              && quantities.named(text.substring(start, k)).isEmpty();
      if (!isLetter(c) && !isDigit(c) && !hyphen) {
        break;
      }
      k++;
    }
    return k;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
