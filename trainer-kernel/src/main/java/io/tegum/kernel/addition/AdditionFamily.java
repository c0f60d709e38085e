package io.tegum.kernel.addition;

import io.tegum.kernel.addition.training.AdditionLearner;
import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.Company;
import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Learner;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Settings;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.family.TrialResult;
import java.util.List;

/** Transformers of one attention layer that add two numbers. */
public final class AdditionFamily implements Family {

  @Override
  public String name() {
    return AdditionTrial.FAMILY;
  }

  @Override
  public String meaning() {
    return "A transformer of one attention layer, without norm or MLP, that adds two numbers of D"
        + " digits by H heads of d_head dimensions";
  }

  @Override
  public Settings settings() {
    return AdditionTrial.SETTINGS;
  }

  @Override
  public List<Rule> rules() {
    return AdditionTrial.RULES;
  }

  @Override
  public Trial trial(Point point) {
    return AdditionTrial.at(point);
  }

  @Override
  public Learner learner(Trial trial) {
    return new AdditionLearner((AdditionTrial) trial);
  }

  @Override
  public double coreSeconds(Trial trial, Company company) {
    return AdditionCost.coreSeconds((AdditionTrial) trial);
  }

  @Override
  public long trialBytes(Trial trial) {
    return AdditionSize.trial((AdditionTrial) trial);
  }

  @Override
  public long curveBytes(Trial trial) {
    return AdditionSize.curve((AdditionTrial) trial);
  }

  @Override
  public List<Column<TrialResult>> columns() {
    return AdditionColumns.TRIALS;
  }

  @Override
  public List<Column<CurvePoint>> curveColumns() {
    return AdditionColumns.CURVES;
  }
}
