package io.tegum.sweep.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this code, as the build wrote it into the jar. */
public final class BuildVersion {
  private BuildVersion() {}

  /**
   * Release and source revision, for instance {@code 0.1.0+3f2a9c0d1e4b}, with {@code -dirty} at
   * its end when the sources differed from that.
   */
  public static String text() {
    Properties build = new Properties();
    try (InputStream in =
        BuildVersion.class.getResourceAsStream("/io/tegum/sweep/build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the build's version from the jar", e);
    }
    return build.getProperty("version") + "+" + build.getProperty("revision");
  }
}
