package io.tegum.sweep.spec;

import java.util.Optional;

/** Reads {@code name}, which ends up in file names and titles. */
final class NameReader {
  private NameReader() {}

  private static final int MAX_LENGTH = 80;
  private static final String ALLOWED =
      "1 to 80 letters, digits, spaces, dots, hyphens and underscores, beginning with a letter or"
          + " digit and not ending with a space or dot";

  /** The name at {@code place}; empty after telling of a fault. */
  static Optional<String> read(Place place) {
    Optional<String> name = place.text().filter(NameReader::isAllowed);
    if (name.isEmpty()) {
      place.wrong(ALLOWED + (place.number().isPresent() ? "; put a number in quotes" : ""));
    }
    return name;
  }

  private static boolean isAllowed(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH || name.endsWith(" ") || name.endsWith(".")) {
      return false;
    }
    return Character.isLetterOrDigit(name.codePointAt(0))
        && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || " .-_".indexOf(c) >= 0);
  }
}
