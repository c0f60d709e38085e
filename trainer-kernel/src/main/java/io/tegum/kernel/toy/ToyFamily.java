package io.tegum.kernel.toy;

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
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.step.StackedStep;
import io.tegum.kernel.toy.training.ToyLearner;
import io.tegum.kernel.toy.training.Twins;
import java.util.List;

/** The toy model of superposition, with or without a pseudo-attention head. */
public final class ToyFamily implements Family {

  @Override
  public String name() {
    return TrialConfiguration.FAMILY;
  }

  @Override
  public String meaning() {
    return "The toy model of superposition, x' = f(W'Wx + b), with or without a pseudo-attention"
        + " head";
  }

  @Override
  public Settings settings() {
    return TrialConfiguration.SETTINGS;
  }

  @Override
  public List<String> optionalSections() {
    return TrialConfiguration.OPTIONAL_SECTIONS;
  }

  @Override
  public List<Rule> rules() {
    return TrialConfiguration.RULES;
  }

  @Override
  public List<Quantity> quantities() {
    return TrialConfiguration.QUANTITIES;
  }

  @Override
  public Trial trial(Point point) {
    return TrialConfiguration.at(point);
  }

  @Override
  public Learner learner(Trial trial) {
    return learner(List.of(trial));
  }

  @Override
  public Learner learner(List<? extends Trial> trials) {
    return new ToyLearner(own(trials));
  }

  @Override
  public int mostTogether() {
    return Twins.MOST_OF_ONE_MODEL;
  }

  @Override
  public boolean mayTrainTogether(Trial one, Trial other) {
    TrialConfiguration first = (TrialConfiguration) one;
    TrialConfiguration second = (TrialConfiguration) other;
    return StackedStep.mayFit(first, second) || Twins.trainTogether(first, second);
  }

  @Override
  public int endOfCompany(List<? extends Trial> trials, int first) {
    List<TrialConfiguration> own = own(trials);
    return own.get(first).headOrNull() != null
        ? Twins.end(own, first)
        : StackedStep.endOfStack(own, first);
  }

  @Override
  public double coreSeconds(Trial trial, Company company) {
    return ToyCost.coreSeconds((TrialConfiguration) trial, company);
  }

  @Override
  public int inseparable(Trial trial, Company company) {
    return Twins.ofModel((TrialConfiguration) trial, company);
  }

  @Override
  public int companions(Trial trial, Company company) {
    return ToyCost.companions((TrialConfiguration) trial, company);
  }

  @Override
  public long trialBytes(Trial trial) {
    return ToySize.trial((TrialConfiguration) trial);
  }

  @Override
  public long curveBytes(Trial trial) {
    return ToySize.curve((TrialConfiguration) trial);
  }

  @Override
  public List<Column<TrialResult>> columns() {
    return ToyColumns.TRIALS;
  }

  @Override
  public List<Column<CurvePoint>> curveColumns() {
    return ToyColumns.CURVES;
  }

  private static List<TrialConfiguration> own(List<? extends Trial> trials) {
    return trials.stream().map(TrialConfiguration.class::cast).toList();
  }
}
