package io.tegum.analysis;

import io.tegum.analysis.results.CurveRow;
import io.tegum.analysis.results.FolderFamily;
import io.tegum.analysis.results.ResultsWriter;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.metrics.Spectrum;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.metrics.Alignment;
import io.tegum.kernel.toy.metrics.FeatureGeometry;
import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.metrics.PairMatch;
import io.tegum.kernel.toy.metrics.Subspaces;
import io.tegum.kernel.toy.metrics.TegumFactor;
import io.tegum.kernel.toy.metrics.TrialMetrics;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.training.ToyMeasures;
import io.tegum.kernel.toy.training.ToyPoint;
import io.tegum.kernel.toy.training.ToyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.ejml.data.DMatrixRMaj;

/**
 * Results with the shape of a sweep's, made up from smooth functions of the configuration: nothing
 * in them is trained. Deterministic.
 */
public final class SyntheticSweep {
  public static final int FEATURES = 8;
  public static final int HIDDEN = 3;
  public static final List<Double> SPARSITIES = List.of(0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9);
  public static final List<Double> LAMBDAS = List.of(0.01, 0.1, 1.0, 10.0, 100.0);
  public static final List<Integer> RANKS = List.of(1, 2, 3);
  public static final List<Schedule> SCHEDULES =
      List.of(Schedule.JOINT, Schedule.REPRESENTATION_THEN_HEAD);
  public static final int SEEDS = 3;
  public static final List<Integer> RECORDED_STEPS =
      List.of(0, 1, 3, 10, 32, 100, 316, 1000, 3162, 10000);

  /** The family of all rows here. */
  public static final Family FAMILY = Families.named(TrialConfiguration.FAMILY);

  private SyntheticSweep() {}

  /** A full grid; the strongest head weight diverges at the lowest sparsity in joint training. */
  public static List<TrialRow> withHead(String sweep) {
    List<TrialRow> rows = new ArrayList<>();
    for (Schedule schedule : SCHEDULES) {
      for (int rank : RANKS) {
        for (double lambda : LAMBDAS) {
          for (double sparsity : SPARSITIES) {
            for (int seed = 0; seed < SEEDS; seed++) {
              HeadConfiguration head =
                  new HeadConfiguration(
                      rank,
                      lambda,
                      List.of(new AttentionPair(0, 1, 1), new AttentionPair(2, 3, 2)),
                      Target.INDICATOR);
              rows.add(row(sweep, configuration(head, sparsity, 0.9, schedule, seed)));
            }
          }
        }
      }
    }
    return rows;
  }

  /** The plain toy model over sparsity and two importance decays. */
  public static List<TrialRow> headless(String sweep) {
    List<TrialRow> rows = new ArrayList<>();
    for (double decay : new double[] {0.7, 0.9}) {
      for (double sparsity : SPARSITIES) {
        for (int seed = 0; seed < SEEDS; seed++) {
          rows.add(
              row(sweep, configuration(null, sparsity, decay, Schedule.REPRESENTATION_ONLY, seed)));
        }
      }
    }
    return rows;
  }

  public static TrialConfiguration configuration(
      HeadConfiguration headOrNull,
      double sparsity,
      double importanceDecay,
      Schedule schedule,
      long seed) {
    return new TrialConfiguration(
        new ModelConfiguration(FEATURES, HIDDEN, Activation.RELU),
        headOrNull,
        new DataConfiguration(sparsity, importanceDecay),
        TrainingConfiguration.of(
            schedule,
            new Optimisation(
                10_000, 1024, OptimizerKind.ADAM, 0.001, 0, LearningRateSchedule.CONSTANT, 0)),
        seed,
        10);
  }

  /** Writes rows and their curves as a store has them. */
  public static void write(Path directory, List<TrialRow> rows) throws IOException {
    Files.createDirectories(directory.resolve("trials"));
    Files.createDirectories(directory.resolve("curves"));
    Family family = rows.isEmpty() ? FAMILY : rows.get(0).result().trial().family();
    Map<String, String> provenance =
        Map.of("tegum.spec_hash", "abc", FolderFamily.KEY, family.name());
    try (ParquetWriter<TrialRow> trials =
            ResultsWriter.trials(
                new LocalOutputFile(directory.resolve("trials/part-0.parquet")),
                family,
                provenance);
        ParquetWriter<CurveRow> curves =
            ResultsWriter.curves(
                new LocalOutputFile(directory.resolve("curves/part-0.parquet")),
                family,
                provenance)) {
      for (TrialRow row : rows) {
        trials.write(row);
        for (CurvePoint point : row.result().curve()) {
          curves.write(new CurveRow(row.result().trial().trialId(), point));
        }
      }
    }
  }

  /** What is in a row, by its own types. */
  public static ToyResult toy(TrialRow row) {
    return new ToyResult(row.result());
  }

  private static TrialRow row(String sweep, TrialConfiguration configuration) {
    return new TrialRow(sweep, "0.1.0-test", result(configuration));
  }

  /** Made-up results of one trial. */
  public static TrialResult result(TrialConfiguration configuration) {
    double sparsity = configuration.data().sparsity();
    double lambda = configuration.head().map(HeadConfiguration::lambda).orElse(0.0);
    if (configuration.training().schedule() == Schedule.JOINT && lambda > 50 && sparsity < 0.1) {
      return TrialResult.diverged(
          configuration, "the loss became NaN at step 37", 37, List.of(), 0.5);
    }
    Parameters parameters = parameters(configuration);
    FeatureGeometry geometry = geometry(parameters.w());
    HeadMetrics head =
        configuration.head().map(h -> head(h, parameters, configuration)).orElse(null);
    List<CurvePoint> curve = curve(geometry, head);
    int aligned = head != null && head.pairMatch().score()[0] > 0.9 ? 316 : -1;
    int orthogonal = geometry.maxOverlap() < 0.1 ? 1000 : -1;
    TrialMetrics metrics =
        new TrialMetrics(
            0.05 * (1 - sparsity) + 0.001 * configuration.seed(),
            geometry,
            factors(),
            null,
            Double.NaN,
            head);
    return TrialResult.completed(
        configuration,
        configuration.training().steps(),
        new ToyMeasures(
            lambda,
            parameters,
            metrics,
            aligned < 0 ? OptionalInt.empty() : OptionalInt.of(aligned),
            orthogonal < 0 ? OptionalInt.empty() : OptionalInt.of(orthogonal)),
        curve,
        1.5);
  }

  /** The first m features keep an axis each; the later ones lean on them as sparsity grows. */
  private static Parameters parameters(TrialConfiguration configuration) {
    Parameters parameters = Parameters.zeros(configuration);
    double sparsity = configuration.data().sparsity();
    for (int i = 0; i < FEATURES; i++) {
      double norm =
          i < HIDDEN
              ? 1
              : Math.max(
                  0,
                  Math.min(1, 1.8 * sparsity * configuration.data().importanceDecay() - 0.1 * i));
      norm += norm == 0 ? 0 : 0.01 * configuration.seed();
      int axis = i % HIDDEN;
      parameters.w().set(axis, i, i / HIDDEN % 2 == 0 ? norm : -norm);
      parameters.w().set((axis + 1) % HIDDEN, i, i < HIDDEN ? 0 : 0.3 * norm);
      parameters.b().set(i, 0, i < HIDDEN ? 0 : -0.3 * norm);
    }
    parameters
        .head()
        .ifPresent(
            head -> {
              for (int k = 0; k < head.a().numRows; k++) {
                head.a().set(k, k, 2);
                head.b().set(k, (k + 1) % HIDDEN, 0.5 / (k + 1));
              }
            });
    return roundedToFloat(parameters);
  }

  private static Parameters roundedToFloat(Parameters parameters) {
    for (int i = 0; i < parameters.w().data.length; i++) {
      parameters.w().data[i] = (float) parameters.w().data[i];
    }
    for (int i = 0; i < parameters.b().data.length; i++) {
      parameters.b().data[i] = (float) parameters.b().data[i];
    }
    return parameters;
  }

  private static FeatureGeometry geometry(DMatrixRMaj w) {
    int n = w.numCols;
    double[] norms = new double[n];
    double[] interference = new double[n];
    double[] dimensionality = new double[n];
    int represented = 0;
    double maxOverlap = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      norms[i] = Math.sqrt(dot(w, i, i));
      squares += norms[i] * norms[i];
      represented += norms[i] > 0.5 ? 1 : 0;
    }
    for (int i = 0; i < n; i++) {
      if (norms[i] < 1e-6) {
        interference[i] = Double.NaN;
        dimensionality[i] = Double.NaN;
        continue;
      }
      for (int j = 0; j < n; j++) {
        double overlap = dot(w, i, j) / norms[i];
        interference[i] += j == i ? 0 : overlap * overlap;
        if (j < i && norms[i] > 0.5 && norms[j] > 0.5) {
          maxOverlap = Math.max(maxOverlap, Math.abs(overlap / norms[j]));
        }
      }
      dimensionality[i] = norms[i] * norms[i] / (norms[i] * norms[i] + interference[i]);
    }
    return new FeatureGeometry(
        norms, interference, dimensionality, represented, w.numRows / squares, maxOverlap);
  }

  private static double dot(DMatrixRMaj w, int i, int j) {
    double sum = 0;
    for (int k = 0; k < w.numRows; k++) {
      sum += w.get(k, i) * w.get(k, j);
    }
    return sum;
  }

  private static List<TegumFactor> factors() {
    return List.of(
        new TegumFactor(List.of(0, 3), 1, "antipodal pair"),
        new TegumFactor(List.of(1), 1, "dedicated"));
  }

  private static HeadMetrics head(
      HeadConfiguration head, Parameters parameters, TrialConfiguration configuration) {
    int rank = head.rank();
    double sparsity = configuration.data().sparsity();
    double[] sigma = new double[rank];
    DMatrixRMaj left = new DMatrixRMaj(rank, HIDDEN);
    DMatrixRMaj right = new DMatrixRMaj(rank, HIDDEN);
    DMatrixRMaj cosines = new DMatrixRMaj(rank, FEATURES);
    for (int k = 0; k < rank; k++) {
      sigma[k] = (1 - 0.5 * sparsity) / (k + 1) + 0.02 * configuration.seed();
      left.set(k, k, 1);
      right.set(k, (k + 1) % HIDDEN, 1);
      for (int i = 0; i < FEATURES; i++) {
        cosines.set(k, i, i == FEATURES - 1 ? Double.NaN : parameters.w().get(k, i));
      }
    }
    double first = score(configuration, head.lambda());
    double second = rank == 1 ? 0 : first - 0.05;
    int recovered = first > 0.7 ? rank : rank - 1;
    return new HeadMetrics(
        0.02 + 0.01 * sparsity,
        0.02,
        new Spectrum(sigma, left, right),
        new Alignment(cosines, cosines, rank),
        new Alignment(cosines, cosines, rank),
        new PairMatch(new double[] {first, second}, new int[] {0, rank == 1 ? -1 : 1}),
        recovered,
        recovered,
        new Subspaces(
            new double[] {0.1},
            new double[] {0.2},
            new DMatrixRMaj(rank, 2),
            new DMatrixRMaj(rank, 2)));
  }

  /** Rises with the head's weight, falls with sparsity, and is worse when W came first. */
  static double score(TrialConfiguration configuration, double lambda) {
    double sparsity = configuration.data().sparsity();
    double base = 0.95 + 0.1 * StrictMath.log10(lambda) / 2 - 0.7 * sparsity * sparsity;
    double late = configuration.training().schedule() == Schedule.JOINT ? 0 : 0.15 * sparsity;
    return Math.max(-0.2, Math.min(0.999, base - late + 0.01 * configuration.seed()));
  }

  private static List<CurvePoint> curve(FeatureGeometry geometry, HeadMetrics headOrNull) {
    List<CurvePoint> curve = new ArrayList<>();
    for (int step : RECORDED_STEPS) {
      double progress = step / (step + 150.0);
      double late = step / (step + 900.0);
      curve.add(
          new ToyPoint(
              step,
              1 - 0.9 * progress,
              headOrNull == null ? Double.NaN : 0.5 - 0.4 * progress,
              headOrNull == null ? null : scaled(headOrNull.pairMatch().score(), progress),
              headOrNull == null ? null : scaled(headOrNull.spectrum().singularValues(), progress),
              geometry.norms(),
              geometry.dimensionality(),
              1 - (1 - geometry.maxOverlap()) * late,
              null));
    }
    return curve;
  }

  private static double[] scaled(double[] values, double factor) {
    double[] scaled = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = values[i] * factor;
    }
    return scaled;
  }

  /** The columns of the settings, the seed's aside. */
  public static List<String> configurationColumns() {
    return FAMILY.settings().columns().stream()
        .map(Column::name)
        .filter(name -> !name.equals("seed"))
        .toList();
  }
}
