package io.tegum.analysis.toy;

import io.tegum.analysis.chart.TrialChart;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Metric;
import io.tegum.analysis.page.FamilyReport;
import io.tegum.analysis.page.Need;
import io.tegum.analysis.page.Part;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.Term;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.List;

/** What reports say of the toy model. */
public final class ToyReport implements FamilyReport {
  static final Part HEAD =
      new Part("With a head", "head_rank", "Its trials have no head; give the spec a head: block.");

  static final Need NO_HEAD =
      Need.without(HEAD, "It asks about models without a head; all trials have one.");

  static final Need SETS =
      Need.setting("Its features are independent; give the spec a data.correlation.", "set_size");

  static final Need DENSITIES =
      Need.setting("Its features are equally dense; give the spec a data.profile.", "profile");

  static final Need POWER_LAW =
      Need.setting(
          "No densities of it follow a power law; give the spec data.profile: {power: 1}.",
          "density_power");

  static final Need PRIVILEGED_BASIS =
      Need.setting(
          "Nothing in it tells the axes of hidden space apart; give the spec a"
              + " model.hidden_activation, training.dropout, training.hidden_l1 or"
              + " training.weight_l1.",
          "hidden_activation",
          "dropout",
          "hidden_l1",
          "weight_l1");

  private static final DiagramAxis PAIRS =
      new DiagramAxis(
          "pairs",
          "array_join(transform(pairs, p ->"
              + " concat(p.left, '-', p.right, if(p.weight = 1, '', concat(':', p.weight)))), ' ')",
          "Pairs of interest",
          "pairs");

  static final PhaseQuestion PAIRS_FOUND =
      new PhaseQuestion(
          "pairs-found",
          "Where does every pair of interest get singular vectors of its own?",
          "Worst pair score",
          0.9);

  static final PhaseQuestion FEATURES_RECOVERED =
      new PhaseQuestion(
          "features-recovered",
          "Are the attended features recovered?",
          "Share of attended features recovered",
          0.99);

  /** Of each report, since questions name parts from here when their classes are loaded. */
  private final List<Question> questions =
      List.of(
          PAIRS_FOUND,
          FEATURES_RECOVERED,
          new ChanceQuestion(),
          new AlignmentMapsQuestion(),
          new RankQuestion(),
          HeadQuestions.EFFECTIVE_RANK,
          new SpectrumQuestion(),
          HeadQuestions.STRENGTHS,
          HeadQuestions.LOSS,
          HeadQuestions.DUAL,
          HeadQuestions.ANGLES,
          new OnsetQuestion(),
          new TrainingQuestion(),
          HeadQuestions.FACTORS,
          HeadQuestions.ENERGY,
          HeadQuestions.ATTENDED,
          HeadQuestions.ANTIPODAL,
          DensityQuestions.TWINS,
          FeatureQuestions.REPRESENTED,
          FeatureQuestions.FATES,
          FeatureQuestions.DIMENSIONS,
          FeatureQuestions.GEOMETRIES,
          DensityQuestions.DENSITIES,
          DensityQuestions.PARTNERS,
          DensityQuestions.SCALING,
          NeuronQuestions.REPRESENTED,
          NeuronQuestions.LOSSES,
          NeuronQuestions.ALIGNMENT,
          NeuronQuestions.POLYSEMANTIC,
          NeuronQuestions.ONSET,
          DropoutQuestions.ANTIPODAL,
          DropoutQuestions.DIMENSIONS,
          new DropoutOptimumQuestion(),
          new DynamicsQuestion(),
          new DictionaryQuestion(),
          new ToyPhaseQuestion(2),
          new ToyPhaseQuestion(3));

  @Override
  public String family() {
    return TrialConfiguration.FAMILY;
  }

  @Override
  public List<Question> questions() {
    return questions;
  }

  @Override
  public List<Metric> metrics() {
    return ExplorerMetrics.ALL;
  }

  @Override
  public List<Part> parts() {
    return List.of(HEAD);
  }

  /** "0-1 2-3:0.5" */
  @Override
  public List<DiagramAxis> listAxes() {
    return List.of(PAIRS);
  }

  @Override
  public List<String> firstAxes() {
    return List.of("sparsity", "lambda");
  }

  @Override
  public List<TrialChart> charts() {
    return ExplorerCharts.ALL;
  }

  @Override
  public List<Term> terms() {
    return Words.ALL;
  }
}
