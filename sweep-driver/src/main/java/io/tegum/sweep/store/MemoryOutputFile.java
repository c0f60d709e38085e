package io.tegum.sweep.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A Parquet file that is built in memory, so that it can be put in its place whole. ParquetWriter
 * buffers its row groups in memory anyway.
 */
final class MemoryOutputFile implements OutputFile {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new PositionOutputStream() {
      @Override
      public long getPos() {
        return bytes.size();
      }

      @Override
      public void write(int b) {
        bytes.write(b);
      }

      @Override
      public void write(byte[] source, int offset, int length) {
        bytes.write(source, offset, length);
      }
    };
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    bytes.reset();
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  /** The file as it was written. */
  byte[] content() {
    return bytes.toByteArray();
  }

  /** The file, under a {@link Seal}. */
  byte[] sealed() throws IOException {
    byte[] content = content();
    return Seal.put(content, Math.toIntExact(Footer.endOfPages(Footer.parse(content))));
  }
}
