package io.tegum.sweep.store;

import org.apache.hadoop.conf.Configuration;

/** Hadoop's settings where no Spark session is at hand. */
public final class HadoopSettings {

  private static final String PREFIX = "spark.hadoop.";

  private HadoopSettings() {}

  /**
   * Those of the class path, and on top of them what spark-submit was told as {@code
   * spark.hadoop.*}, which it hands on as system properties. They must be those of the session:
   * Hadoop keeps the first connection to a file system for everybody.
   */
  public static Configuration ofThisProcess() {
    Configuration settings = new Configuration();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(PREFIX)) {
        settings.set(name.substring(PREFIX.length()), System.getProperty(name));
      }
    }
    return settings;
  }
}
