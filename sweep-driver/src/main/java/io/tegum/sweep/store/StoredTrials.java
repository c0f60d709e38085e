package io.tegum.sweep.store;

import io.tegum.analysis.results.TrialsTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** Reads what a store's trials table says of each trial, straight from Parquet: no Spark needed. */
public final class StoredTrials {

  private static final MessageType COLUMNS =
      Types.buildMessage()
          .optional(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("trial_id")
          .optional(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("status")
          .optional(PrimitiveTypeName.DOUBLE)
          .named("train_seconds")
          .named(TrialsTable.NAME);

  private StoredTrials() {}

  /**
   * One trial of the store.
   *
   * @param id its trial id
   * @param status completed, diverged or failed
   * @param trainSeconds wall time of training
   */
  public record StoredTrial(String id, String status, double trainSeconds) {}

  /**
   * Hands every stored trial to {@code each}.
   *
   * @throws UnreadableResultsException naming every file that is no Parquet file of trials
   */
  public static void read(
      SweepStore store, Configuration configuration, Consumer<StoredTrial> each)
      throws IOException {
    List<String> unreadable = new ArrayList<>();
    for (String name : store.trialFiles()) {
      try {
        readFile(store, name, configuration, each);
      } catch (IOException | RuntimeException e) {
        unreadable.add(store.files().path(TrialsTable.NAME + "/" + name) + ": " + firstLine(e));
      }
    }
    if (!unreadable.isEmpty()) {
      throw new UnreadableResultsException(unreadable);
    }
  }

  private static void readFile(
      SweepStore store, String name, Configuration configuration, Consumer<StoredTrial> each)
      throws IOException {
    Configuration projected = new Configuration(configuration);
    projected.set(ReadSupport.PARQUET_READ_SCHEMA, COLUMNS.toString());
    HadoopInputFile file =
        HadoopInputFile.fromPath(store.files().path(TrialsTable.NAME + "/" + name), projected);
    try (ParquetReader<Group> reader =
        new GroupReader(file, projected).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        each.accept(
            new StoredTrial(
                row.getString("trial_id", 0),
                row.getString("status", 0),
                row.getDouble("train_seconds", 0)));
      }
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
  }

  private static final class GroupReader extends ParquetReader.Builder<Group> {
    GroupReader(HadoopInputFile file, Configuration configuration) {
      super(file);
      withConf(configuration);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
