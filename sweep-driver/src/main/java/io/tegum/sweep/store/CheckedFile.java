package io.tegum.sweep.store;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * What was read of a Parquet file that turned out to be as it was written.
 *
 * @param bytes all of them
 * @param pages number of pages
 * @param unchecked pages without a checksum, and the footer if it has none
 */
record CheckedFile(long bytes, long pages, long unchecked) {

  static final CheckedFile NONE = new CheckedFile(0, 0, 0);

  private static final int AT_ONCE = 1 << 20;

  private static final ParquetReadOptions OPTIONS =
      ParquetReadOptions.builder(new PlainParquetConfiguration())
          .usePageChecksumVerification()
          .build();

  /**
   * Reads every page of a file and, if it is sealed, every byte.
   *
   * @throws CorruptException naming the first damaged page, or what else is damaged
   * @throws IOException also when the file system fails; Parquet throws RuntimeExceptions besides
   */
  static CheckedFile read(InputFile file) throws IOException {
    Footer footer = Footer.read(file);
    CheckedFile read = pages(file, footer);
    if (footer.seal().isEmpty()) {
      return new CheckedFile(read.bytes, read.pages, read.unchecked + 1);
    }
    Seal seal = footer.seal().get();
    if (checksum(file, seal.bodyLength()) != seal.bodyChecksum()) {
      throw new CorruptException("its checksum does not match, those of its pages' data do");
    }
    return read;
  }

  private static CheckedFile pages(InputFile file, Footer footer) throws IOException {
    CheckedFile read = new CheckedFile(file.getLength(), 0, 0);
    try (ParquetFileReader reader =
        new ParquetFileReader(file, footer.metadata(), OPTIONS, file.newStream())) {
      for (ColumnDescriptor column : footer.schema().getColumns()) {
        reader.setRequestedSchema(List.of(column));
        for (int block = 0; block < reader.getRowGroups().size(); block++) {
          try {
            read = read.plus(pages(reader.readRowGroup(block).getPageReader(column)));
          } catch (IOException | RuntimeException e) {
            FileInspection.checkIsTheFilesFault(e);
            throw new CorruptException(
                "a page of column %s is damaged: %s"
                    .formatted(column.getPath()[0], FileInspection.firstLine(e)));
          }
        }
      }
    }
    return read;
  }

  private static CheckedFile pages(PageReader reader) {
    long pages = 0;
    long unchecked = 0;
    DictionaryPage dictionary = reader.readDictionaryPage();
    if (dictionary != null) {
      pages++;
      unchecked += dictionary.getCrc().isPresent() ? 0 : 1;
    }
    for (DataPage page = reader.readPage(); page != null; page = reader.readPage()) {
      pages++;
      unchecked += page.getCrc().isPresent() ? 0 : 1;
    }
    return new CheckedFile(0, pages, unchecked);
  }

  private static int checksum(InputFile file, long length) throws IOException {
    CRC32C checksum = new CRC32C();
    byte[] part = new byte[(int) Math.min(AT_ONCE, length)];
    try (SeekableInputStream in = file.newStream()) {
      for (long left = length; left > 0; ) {
        int read = in.read(part, 0, (int) Math.min(part.length, left));
        if (read < 0) {
          throw new EOFException("the file ends before its footer");
        }
        checksum.update(part, 0, read);
        left -= read;
      }
    }
    return (int) checksum.getValue();
  }

  /** These and {@code others}. */
  CheckedFile plus(CheckedFile others) {
    return new CheckedFile(
        bytes + others.bytes, pages + others.pages, unchecked + others.unchecked);
  }
}
