package io.tegum.kernel.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A local file, mapped a window at a time. */
final class MappedFile implements ByteSource {

  /** As much address space as a reader holds; the pages are the system's. */
  private static final long WINDOW = 1L << 28;

  private final Path path;
  private final FileChannel channel;
  private final long length;
  private ByteBuffer window = ByteBuffer.allocate(0);
  private long windowAt;

  private MappedFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    length = channel.size();
  }

  static MappedFile open(Path path) throws IOException {
    return new MappedFile(path, FileChannel.open(path, StandardOpenOption.READ));
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void read(long position, byte[] target, int count) throws IOException {
    if (position < 0 || count > length - position) {
      throw new EOFException(
          "%s: has %,d bytes, fewer than were asked for".formatted(path, length));
    }
    int done = 0;
    while (done < count) {
      seek(position + done);
      int within = (int) (position + done - windowAt);
      int now = Math.min(count - done, window.capacity() - within);
      copy(within, target, done, now);
      done += now;
    }
  }

  private void seek(long position) throws IOException {
    if (position < windowAt || position >= windowAt + window.capacity()) {
      windowAt = position / WINDOW * WINDOW;
      window = channel.map(MapMode.READ_ONLY, windowAt, Math.min(WINDOW, length - windowAt));
    }
  }

  private void copy(int from, byte[] target, int to, int count) throws IOException {
    try {
      window.get(from, target, to, count);
    } catch (InternalError e) { // how the JVM says that mapped pages are gone
      throw new IOException(path + ": was cut short while it was read", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
