package io.tegum.sweep.store;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.PositionedReadable;
import org.apache.hadoop.fs.Seekable;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A Parquet file in memory; the bytes may change between two reads. */
final class MemoryInputFile implements InputFile {

  private final byte[] bytes;

  MemoryInputFile(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long getLength() {
    return bytes.length;
  }

  @Override
  public SeekableInputStream newStream() {
    return HadoopStreams.wrap(new FSDataInputStream(new Bytes(bytes)));
  }

  private static final class Bytes extends java.io.ByteArrayInputStream
      implements Seekable, PositionedReadable {

    Bytes(byte[] bytes) {
      super(bytes);
    }

    @Override
    public void seek(long position) {
      pos = (int) position;
    }

    @Override
    public long getPos() {
      return pos;
    }

    @Override
    public boolean seekToNewSource(long position) {
      return false;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
      throw new UnsupportedOperationException("Parquet reads files from front to end");
    }

    @Override
    public void readFully(long position, byte[] target, int offset, int length) {
      throw new UnsupportedOperationException("Parquet reads files from front to end");
    }

    @Override
    public void readFully(long position, byte[] target) throws IOException {
      throw new UnsupportedOperationException("Parquet reads files from front to end");
    }
  }
}
