package io.tegum.analysis.results;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.Family;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/**
 * Opens Parquet files of results: one file of one table, PLAIN encoded and ZSTD compressed, which
 * Spark, DuckDB, polars and pandas all read. Equal rows and provenance give equal bytes. The file
 * is complete only once the writer is closed; putting it in its place whole or not at all is the
 * caller's task.
 */
public final class ResultsWriter {
  /** Without Hadoop's files of settings, which a writer would read anew for every file. */
  private static final ParquetConfiguration SETTINGS = new PlainParquetConfiguration();

  private ResultsWriter() {}

  /**
   * A writer of trials of one family.
   *
   * @param file where to write; must not exist
   * @param provenance key-values for the file's footer
   * @throws IOException when the file cannot be created
   */
  public static ParquetWriter<TrialRow> trials(
      OutputFile file, Family family, Map<String, String> provenance) throws IOException {
    return open(file, TrialsTable.NAME, TrialsTable.columns(family), provenance);
  }

  /** A writer of curves; otherwise like {@link #trials}. */
  public static ParquetWriter<CurveRow> curves(
      OutputFile file, Family family, Map<String, String> provenance) throws IOException {
    return open(file, CurvesTable.NAME, CurvesTable.columns(family), provenance);
  }

  /**
   * A writer of any table; otherwise like {@link #trials}.
   *
   * @param table its name, which the file's schema bears
   * @param columns its columns, in order
   */
  public static <R> ParquetWriter<R> open(
      OutputFile file, String table, List<Column<R>> columns, Map<String, String> provenance)
      throws IOException {
    return new Builder<>(file, new ResultsWriteSupport<>(table, columns, provenance))
        .withConf(SETTINGS)
        .withWriteMode(ParquetFileWriter.Mode.CREATE)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withDictionaryEncoding(false)
        .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
        .build();
  }

  private static final class Builder<R> extends ParquetWriter.Builder<R, Builder<R>> {
    private final WriteSupport<R> support;

    Builder(OutputFile file, WriteSupport<R> support) {
      super(file);
      this.support = support;
    }

    @Override
    protected Builder<R> self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in Builder, so it must be here
    protected WriteSupport<R> getWriteSupport(Configuration configuration) {
      return support;
    }

    @Override
    protected WriteSupport<R> getWriteSupport(ParquetConfiguration configuration) {
      return support;
    }
  }
}
