package io.tegum.sweep.store;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.StreamCapabilities;

/** Writes output streams to their end, or gives them up. */
final class Streams {
  private Streams() {}

  /** Writes all of a file. */
  static void write(FSDataOutputStream out, byte[] content) throws IOException {
    try {
      out.write(content);
      if (out.hasCapability(StreamCapabilities.HSYNC)) {
        out.hsync(); // a renamed file must not turn out empty after a power cut
      }
    } catch (IOException | FSError e) {
      abandon(out);
      throw new IOException(e.getMessage(), e);
    }
    close(out);
  }

  /** Closing a stream of an object store would publish what it holds, so it is aborted. */
  static void abandon(FSDataOutputStream out) {
    try {
      if (out.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
        out.abort();
      } else {
        close(out);
      }
    } catch (IOException suppressed) {
      // The first failure is the one to tell.
    }
  }

  private static void close(FSDataOutputStream out) throws IOException {
    try {
      out.close();
    } catch (FSError e) {
      throw new IOException(e.getMessage(), e); // how the local file system reports a full disk
    }
  }
}
