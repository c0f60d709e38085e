package io.tegum.kernel.checkpoint;

import java.io.Closeable;
import java.io.IOException;

/** A file of bytes that can be read anywhere. One thread at a time. */
public interface ByteSource extends Closeable {

  /** Its length in bytes. */
  long length();

  /**
   * Reads {@code count} bytes from {@code position} on into {@code target}, from its start.
   *
   * @throws IOException when the file has fewer bytes, or cannot be read
   */
  void read(long position, byte[] target, int count) throws IOException;
}
