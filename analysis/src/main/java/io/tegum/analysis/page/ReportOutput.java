package io.tegum.analysis.page;

import java.io.IOException;

/** Where a report's files go; on any file system, each of them whole or not at all. */
@FunctionalInterface
public interface ReportOutput {

  /**
   * Writes one file.
   *
   * @param name its name inside the report's folder, without folders of its own
   * @param content its bytes
   */
  void write(String name, byte[] content) throws IOException;
}
