package io.tegum.kernel.feedforward;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.Company;
import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Learner;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Quantity;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Settings;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.training.FeedForwardLearner;
import java.util.List;

/** Small networks that compute functions of sparse inputs in superposition. */
public final class FeedForwardFamily implements Family {

  @Override
  public String name() {
    return FeedForwardConfiguration.FAMILY;
  }

  @Override
  public String meaning() {
    return "A network y' = out(W2 act(W1 x + c) + b) that computes a function of each sparse input,"
        + " or of pairs of them";
  }

  @Override
  public Settings settings() {
    return FeedForwardConfiguration.SETTINGS;
  }

  @Override
  public List<Rule> rules() {
    return FeedForwardConfiguration.RULES;
  }

  @Override
  public List<Quantity> quantities() {
    return FeedForwardConfiguration.QUANTITIES;
  }

  @Override
  public Trial trial(Point point) {
    return FeedForwardConfiguration.at(point);
  }

  @Override
  public Learner learner(Trial trial) {
    return new FeedForwardLearner((FeedForwardConfiguration) trial);
  }

  @Override
  public double coreSeconds(Trial trial, Company company) {
    return FeedForwardCost.coreSeconds((FeedForwardConfiguration) trial);
  }

  @Override
  public long trialBytes(Trial trial) {
    return FeedForwardCost.trialBytes((FeedForwardConfiguration) trial);
  }

  @Override
  public long curveBytes(Trial trial) {
    return FeedForwardCost.curveBytes((FeedForwardConfiguration) trial);
  }

  @Override
  public List<Column<TrialResult>> columns() {
    return FeedForwardColumns.TRIALS;
  }

  @Override
  public List<Column<CurvePoint>> curveColumns() {
    return FeedForwardColumns.CURVES;
  }
}
