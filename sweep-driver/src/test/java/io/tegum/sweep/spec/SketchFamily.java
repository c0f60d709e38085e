package io.tegum.sweep.spec;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.Company;
import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Learner;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.RefusedException;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Settings;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.family.TrialResult;
import java.util.List;

/** A family of which there are specs and grids only: nothing trains it. */
public final class SketchFamily implements Family {

  @Override
  public String name() {
    return SketchTrial.FAMILY;
  }

  @Override
  public String meaning() {
    return "Shows how an axis is added";
  }

  @Override
  public Settings settings() {
    return SketchTrial.SETTINGS;
  }

  @Override
  public List<String> optionalSections() {
    return List.of("noise");
  }

  @Override
  public List<Rule> rules() {
    return SketchTrial.RULES;
  }

  @Override
  public Trial trial(Point point) {
    return SketchTrial.at(point);
  }

  @Override
  public Learner learner(Trial trial) {
    throw new RefusedException("Cannot train a sketch: it has no learner");
  }

  @Override
  public double coreSeconds(Trial trial, Company company) {
    throw new RefusedException("Cannot train a sketch: it has no learner");
  }

  @Override
  public long trialBytes(Trial trial) {
    return 0;
  }

  @Override
  public long curveBytes(Trial trial) {
    return 0;
  }

  @Override
  public List<Column<TrialResult>> columns() {
    return List.of();
  }

  @Override
  public List<Column<CurvePoint>> curveColumns() {
    return List.of();
  }
}
