package io.tegum.sweep.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a results folder, as Hadoop can take it: a local path or a URI. */
final class FolderName implements ITypeConverter<String> {

  @Override
  public String convert(String name) {
    if (name.isBlank()) {
      throw new TypeConversionException("its name was empty");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new TypeConversionException(
          "the name of a folder holds a control character; must be a path or a Hadoop URI");
    }
    checkReadable(name, System.getProperty("sun.jnu.encoding", "UTF-8"));
    if (name.matches("[a-zA-Z][a-zA-Z0-9+.-]*:/.*")) {
      checkUri(name);
      return name;
    }
    // Hadoop takes what stands before a colon for a scheme, but not behind a slash.
    return name.contains(":") ? Path.of(name).toAbsolutePath().normalize().toString() : name;
  }

  /**
   * Refuses what may be another name than the user's.
   *
   * @param encoding of names of files, by which Java read the command line: where that is ASCII,
   *     any other character has become a question mark
   */
  static void checkReadable(String name, String encoding) {
    boolean isAscii = encoding.equals("ANSI_X3.4-1968") || encoding.equals("US-ASCII");
    if (name.indexOf('\ufffd') >= 0 || (isAscii && name.indexOf('?') >= 0)) {
      throw new TypeConversionException(
          "%s: the name of a folder holds what this locale (%s) cannot read; set LC_ALL=C.UTF-8"
              .formatted(name, encoding));
    }
  }

  private static void checkUri(String name) {
    try {
      URI uri = new URI(name.replace(" ", "%20"));
      if ("file".equals(uri.getScheme()) && uri.getAuthority() != null) {
        throw new TypeConversionException(
            "%s names the host %s, but local files have none; must be file:///PATH or a path"
                .formatted(name, uri.getAuthority()));
      }
    } catch (URISyntaxException e) {
      // Hadoop takes more than Java does, and says what it does not take.
    }
  }
}
