package io.tegum.sweep.inspect;

import io.tegum.kernel.checkpoint.BadCheckpointException;
import io.tegum.kernel.checkpoint.FloatMatrix;
import io.tegum.sweep.run.ClusterException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Driver only. The Spark job, a task a work, which the first fault of the checkpoint's ends. */
final class InspectJob {

  private static final long TELL_EVERY = 5_000_000_000L;

  private final SparkContext context;
  private final JavaSparkContext spark;
  private final InspectTask.Common common;
  private final Broadcast<Map<Integer, FloatMatrix>> vectors;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final PrintWriter messages;
  private final TreeSet<String> faults = new TreeSet<>();
  private long told = System.nanoTime();
  private int done;
  private boolean stopped;

  InspectJob(
      SparkContext context,
      InspectTask.Common common,
      Map<Integer, FloatMatrix> vectors,
      PrintWriter messages) {
    this.context = context;
    this.common = common;
    this.messages = messages;
    spark = new JavaSparkContext(context);
    this.vectors = spark.broadcast(new TreeMap<>(vectors));
    hadoop = spark.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
  }

  /** Lets no task begin any more. */
  synchronized void stop() {
    stopped = true;
    context.cancelJobGroupAndFutureJobs(common.writer());
  }

  /**
   * Does all {@code works}, in their order.
   *
   * @throws BadCheckpointException when the checkpoint has a fault
   */
  void run(List<Work> works) throws IOException {
    if (works.isEmpty()) {
      return;
    }
    context.setJobGroup(common.writer(), "Inspect", false);
    try {
      context.runJob(
          spark.parallelize(works, works.size()).rdd(),
          new InspectTask(common, vectors, hadoop),
          new AbstractFunction2<Object, InspectTask.Receipt, BoxedUnit>() {
            @Override
            public BoxedUnit apply(Object partition, InspectTask.Receipt receipt) {
              add(receipt, works.size());
              return BoxedUnit.UNIT;
            }
          },
          ClassTag$.MODULE$.apply(InspectTask.Receipt.class));
    } catch (Exception e) {
      // Scala's SparkException is a checked exception that no Java signature declares.
      if (faults.isEmpty()) {
        throw new ClusterException(e);
      }
    } finally {
      context.clearJobGroup();
    }
    if (!faults.isEmpty()) {
      throw new BadCheckpointException(faults.first());
    }
  }

  private synchronized void add(InspectTask.Receipt receipt, int all) {
    if (receipt.faultOrNull() != null) {
      faults.add(receipt.faultOrNull());
      if (!stopped) {
        stop();
      }
      return;
    }
    done++;
    if (System.nanoTime() - told >= TELL_EVERY) {
      told = System.nanoTime();
      messages.println("%d of %d done, last %s".formatted(done, all, receipt.title()));
      messages.flush();
    }
  }
}
