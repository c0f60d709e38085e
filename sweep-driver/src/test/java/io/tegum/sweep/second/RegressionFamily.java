package io.tegum.sweep.second;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Company;
import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Learner;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Settings;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.family.TrialResult;
import io.tegum.sweep.second.RegressionLearner.Loss;
import io.tegum.sweep.second.RegressionLearner.Trained;
import java.util.List;

/** The second family of the tests: no main file names it. */
public final class RegressionFamily implements Family {

  @Override
  public String name() {
    return RegressionTrial.FAMILY;
  }

  @Override
  public String meaning() {
    return "A linear regression on sparse inputs";
  }

  @Override
  public Settings settings() {
    return RegressionTrial.SETTINGS;
  }

  @Override
  public List<Rule> rules() {
    return List.of();
  }

  @Override
  public Trial trial(Point point) {
    return RegressionTrial.at(point);
  }

  @Override
  public Learner learner(Trial trial) {
    return new RegressionLearner((RegressionTrial) trial);
  }

  @Override
  public double coreSeconds(Trial trial, Company company) {
    RegressionTrial own = (RegressionTrial) trial;
    return 1e-9 * own.inputs() * own.optimisation().steps() * own.optimisation().batch() + 1e-3;
  }

  @Override
  public long trialBytes(Trial trial) {
    return 300 + 4L * ((RegressionTrial) trial).inputs();
  }

  @Override
  public long curveBytes(Trial trial) {
    return 64L * trial.recordPoints();
  }

  @Override
  public List<Column<TrialResult>> columns() {
    return List.of(
        new Column<>(
            "w",
            ColumnType.FLOATS,
            "w, n",
            result -> result.measures().map(m -> ((Trained) m).w()).orElse(null)));
  }

  @Override
  public List<Column<CurvePoint>> curveColumns() {
    return List.of(
        new Column<>("loss", ColumnType.DOUBLE, "Exact", point -> ((Loss) point).loss()));
  }
}
