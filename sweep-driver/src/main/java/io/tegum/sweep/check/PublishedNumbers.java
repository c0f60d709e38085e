package io.tegum.sweep.check;

import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.training.ToyResult;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.spec.SweepSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Small versions of the studies, trained in this JVM and compared with published numbers. Each
 * check's spec is the resource NAME.yaml beside this class, and can be run as a sweep too.
 */
public final class PublishedNumbers {

  private static final List<Check> CHECKS =
      List.of(
          new LinearOptimum(),
          new Pentagon(),
          new SparsePolygons(),
          new DimensionsCurve(),
          new CorrelatedSets(),
          new PolysemanticNeurons(),
          new HeadTable(),
          new AntipodalHead(),
          new SharedAxis(),
          new AlignmentFirst());

  private PublishedNumbers() {}

  /** The names of the checks, in the order in which they run. */
  public static List<String> names() {
    return CHECKS.stream().map(Check::name).toList();
  }

  /** Who published what the check compares with, and where. */
  public static String source(String name) {
    return check(name).source();
  }

  /** The trials of a check. */
  public static Grid grid(String name) {
    String file = check(name).name() + ".yaml";
    try (InputStream in = PublishedNumbers.class.getResourceAsStream(file)) {
      return Grid.of(SweepSpec.parse(file, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the spec " + file, e);
    }
  }

  /** Trains a check's trials, on all cores, and judges them. */
  public static CheckOutcome run(String name) throws InterruptedException {
    long begin = System.nanoTime();
    Check check = check(name);
    List<Finding> findings = judge(check, train(grid(name)));
    return new CheckOutcome(name, check.source(), findings, (System.nanoTime() - begin) * 1e-9);
  }

  /** A trial that did not complete fails the check. */
  static List<Finding> judge(Check check, List<ToyResult> trials) {
    double completed =
        trials.stream().filter(t -> t.status() == TrialResult.Status.COMPLETED).count();
    if (completed < trials.size()) {
      return List.of(Finding.within("completed trials", completed, trials.size(), 0));
    }
    return check.judge(trials);
  }

  private static List<ToyResult> train(Grid grid) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<ToyResult>> futures = new ArrayList<>();
      for (var trials = grid.trials(0, grid.size()); trials.hasNext(); ) {
        TrialConfiguration trial = (TrialConfiguration) trials.next();
        futures.add(pool.submit(() -> ToyResult.train(trial)));
      }
      List<ToyResult> results = new ArrayList<>();
      for (Future<ToyResult> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot train a check's trial", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static Check check(String name) {
    return CHECKS.stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot check " + name + ": must be one of " + String.join(", ", names())));
  }
}
