package io.tegum.sweep.inspect;

import io.tegum.kernel.checkpoint.BadCheckpointException;
import io.tegum.kernel.checkpoint.CheckpointFiles;
import io.tegum.kernel.checkpoint.FloatMatrix;
import io.tegum.kernel.checkpoint.HeadQuestions;
import io.tegum.kernel.checkpoint.MatrixQuestions;
import io.tegum.kernel.checkpoint.TensorReader;
import io.tegum.sweep.store.StoreFiles;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * Runs on executors: does one work and puts its files in place. A fault of the checkpoint's is an
 * answer, for it would be the same at every attempt; only the infrastructure's errors leave here.
 */
final class InspectTask extends AbstractFunction2<TaskContext, Iterator<Work>, InspectTask.Receipt>
    implements Serializable {

  /**
   * What a task tells.
   *
   * @param title what was done
   * @param faultOrNull what is wrong with the checkpoint
   */
  record Receipt(String title, String faultOrNull) implements Serializable {}

  /**
   * What all tasks have in common.
   *
   * @param checkpoint its files
   * @param directory where results go
   * @param writer who writes there
   * @param identity of the results
   * @param matrices what is asked of matrices
   * @param heads what is asked of heads
   * @param vocabulary for the heads
   * @param provenance for files' footers
   */
  record Common(
      CheckpointFiles checkpoint,
      String directory,
      String writer,
      String identity,
      MatrixQuestions matrices,
      HeadQuestions heads,
      Vocabulary vocabulary,
      TreeMap<String, String> provenance)
      implements Serializable {}

  private final Common common;
  private final Broadcast<Map<Integer, FloatMatrix>> vectors;
  private final Broadcast<SerializableConfiguration> hadoop;

  InspectTask(
      Common common,
      Broadcast<Map<Integer, FloatMatrix>> vectors,
      Broadcast<SerializableConfiguration> hadoop) {
    this.common = common;
    this.vectors = vectors;
    this.hadoop = hadoop;
  }

  @Override
  public Receipt apply(TaskContext task, Iterator<Work> works) {
    Work work = works.next(); // a partition a work
    try {
      TaskMemory.ofThisJvm().whileHolding(work.title(), work.bytes(common), () -> run(work));
      return new Receipt(work.title(), null);
    } catch (BadCheckpointException e) {
      return new Receipt(work.title(), e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot do %s: %s".formatted(work.title(), e.getMessage()), e);
    }
  }

  private void run(Work work) throws IOException {
    try (TensorReader reader = new TensorReader(common.checkpoint())) {
      StoreFiles files =
          StoreFiles.asWriter(common.directory(), hadoop.value().value(), common.writer());
      work.run(
          new Work.Context(
              reader,
              files,
              common.identity(),
              common.matrices(),
              common.heads(),
              common.vocabulary().given(),
              vectors.value(),
              common.provenance()));
    }
  }
}
