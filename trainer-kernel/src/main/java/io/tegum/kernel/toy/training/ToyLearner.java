package io.tegum.kernel.toy.training;

import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Learner;
import io.tegum.kernel.family.Measures;
import io.tegum.kernel.family.Stage;
import io.tegum.kernel.optimiser.LearningRate;
import io.tegum.kernel.toy.metrics.TrialMetrics;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Trains toy models: one by the step that is fastest for it, or several in company. Trials that are
 * one model are trained and measured once.
 */
public final class ToyLearner implements Learner {

  private final List<TrialConfiguration> trials;
  private final List<Phase> phases;
  private final LearningRate learningRate;
  private final Models models;
  private final ModelMeasurement[] measurements;
  private final Parameters[] stored;
  private final boolean isOneModel;
  private ToyPoint lastPoint;
  private TrialMetrics lastMetrics;
  private Phase phase;
  private DoubleConsumer optimizer;

  /** Several trials must be {@link Twins}, or such as a StackedStep trains. */
  public ToyLearner(List<TrialConfiguration> trials) {
    this.trials = List.copyOf(trials);
    TrialConfiguration first = trials.get(0);
    phases = Phase.of(first.training().schedule());
    learningRate = new LearningRate(first.training().optimisation());
    models = Models.of(trials);
    measurements = trials.stream().map(ModelMeasurement::new).toArray(ModelMeasurement[]::new);
    stored = new Parameters[trials.size()];
    isOneModel = Models.isOne(trials);
  }

  @Override
  public List<Stage> stages() {
    int steps = trials.get(0).training().steps();
    return phases.stream()
        .map(each -> new Stage(each.name().toLowerCase(Locale.ROOT), steps))
        .toList();
  }

  @Override
  public void initialise(int model) {
    stored[model] = Initialisation.of(trials.get(model));
    models.load(model, stored[model]);
    models.store(model, stored[model]);
  }

  @Override
  public void begin(int stage) {
    phase = phases.get(stage);
    optimizer = models.optimizer(phase);
  }

  @Override
  public void step(long step) {
    models.step(phase, step);
  }

  @Override
  public double loss(int model) {
    return models.loss(model);
  }

  @Override
  public double largestLoss(int model) {
    return measurements[model].largestLoss();
  }

  @Override
  public void update(int k) {
    optimizer.accept(learningRate.at(k));
  }

  @Override
  public Optional<String> store(int model) {
    models.store(model, stored[model]);
    return ModelMeasurement.notFinite(stored[model]);
  }

  @Override
  public CurvePoint point(int model, int step) {
    if (!isOneModel || lastPoint == null || lastPoint.step() != step) {
      lastPoint = measurements[model].point(step, stored[model]);
    }
    return lastPoint;
  }

  @Override
  public Measures measure(int model, List<CurvePoint> curve) {
    if (!isOneModel || lastMetrics == null) {
      lastMetrics = measurements[model].metrics(stored[model]);
    }
    return measurements[model].measures(stored[model], lastMetrics, curve);
  }

  @Override
  public void close() {
    models.close();
  }
}
