package io.tegum.sweep.store;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** Reads rows of a Parquet file straight, without Spark. */
final class TrialFileReader {
  private static final MessageType ID_ONLY =
      Types.buildMessage()
          .optional(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named(FileInspection.ID)
          .named("ids");

  private TrialFileReader() {}

  /**
   * The first row that {@code wanted} accepts.
   *
   * @param columnsOrNull what to read of each row, or null for everything
   */
  static Optional<Group> first(InputFile file, MessageType columnsOrNull, Predicate<Group> wanted)
      throws IOException {
    Configuration configuration = new Configuration(false);
    if (columnsOrNull != null) {
      configuration.set(ReadSupport.PARQUET_READ_SCHEMA, columnsOrNull.toString());
    }
    try (ParquetReader<Group> reader =
        new Builder(file, configuration).usePageChecksumVerification().build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        if (wanted.test(row)) {
          return Optional.of(row);
        }
      }
      return Optional.empty();
    }
  }

  /** Hands over the trial ids of all rows. */
  static void forEachId(InputFile file, Consumer<String> taker) throws IOException {
    first(
        file,
        ID_ONLY,
        row -> {
          taker.accept(row.getString(FileInspection.ID, 0));
          return false;
        });
  }

  private static final class Builder extends ParquetReader.Builder<Group> {
    Builder(InputFile file, Configuration configuration) {
      super(file, new HadoopParquetConfiguration(configuration));
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
