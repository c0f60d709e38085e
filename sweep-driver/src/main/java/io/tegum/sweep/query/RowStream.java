package io.tegum.sweep.query;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Hands the rows of an answer over one by one, in order. In local mode none of them waits in
 * memory, so that an answer may be larger than it; on a cluster one partition does.
 */
final class RowStream {

  /**
   * Who takes the rows. Spark hands a task a copy of its function, also within one JVM; what the
   * copy finds here is the taker itself.
   */
  private static final AtomicReference<Taker> TAKER = new AtomicReference<>();

  /** Keeps what it throws: Spark would only hand its text on, as a failure of the task. */
  private static final class Taker {
    private final BooleanSupplier hasEnough;
    private final Consumer<Row> rows;
    private RuntimeException thrownOrNull;

    Taker(BooleanSupplier hasEnough, Consumer<Row> rows) {
      this.hasEnough = hasEnough;
      this.rows = rows;
    }

    synchronized boolean wantsMore() {
      return thrownOrNull == null && !hasEnough.getAsBoolean();
    }

    synchronized void take(Row row) {
      try {
        rows.accept(row);
      } catch (RuntimeException e) {
        thrownOrNull = e;
      }
    }

    synchronized void check() {
      if (thrownOrNull != null) {
        throw thrownOrNull;
      }
    }
  }

  private RowStream() {}

  /**
   * Every row of {@code rows} to {@code taker}, until it has enough.
   *
   * @param hasEnough asked before each row
   */
  static void forEach(Dataset<Row> rows, BooleanSupplier hasEnough, Consumer<Row> taker) {
    SparkContext context = rows.sparkSession().sparkContext();
    if (!runsEachTaskHereOnce(context)) {
      Iterator<Row> all = rows.toLocalIterator();
      while (!hasEnough.getAsBoolean() && all.hasNext()) {
        taker.accept(all.next());
      }
      return;
    }
    RDD<Row> parts = rows.rdd();
    Taker kept = new Taker(hasEnough, taker);
    if (!TAKER.compareAndSet(null, kept)) {
      throw new IllegalStateException("the rows of another answer are on their way");
    }
    try {
      for (int part = 0; part < parts.getNumPartitions() && kept.wantsMore(); part++) {
        context.runJob(
            parts,
            new Hand(),
            CollectionConverters.asScala(List.<Object>of(part)).toSeq(),
            ClassTag$.MODULE$.apply(BoxedUnit.class));
      }
    } finally {
      TAKER.set(null);
    }
    kept.check();
  }

  /** A task that was tried again would hand its rows over twice. */
  private static boolean runsEachTaskHereOnce(SparkContext context) {
    return context.isLocal() && context.master().matches("local|local\\[[^,]+]");
  }

  private static final class Hand
      extends AbstractFunction1<scala.collection.Iterator<Row>, BoxedUnit> implements Serializable {
    @Override
    public BoxedUnit apply(scala.collection.Iterator<Row> rows) {
      Taker taker = TAKER.get();
      while (taker.wantsMore() && rows.hasNext()) {
        taker.take(rows.next());
      }
      return BoxedUnit.UNIT;
    }
  }
}
