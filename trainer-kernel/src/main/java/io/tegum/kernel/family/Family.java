package io.tegum.kernel.family;

import java.util.List;

/**
 * A kind of model that can be swept: what a spec may say of it, how its trials are trained, what is
 * kept of them, and what they cost. The rest of the house asks families and names none; they are
 * found as {@link java.util.ServiceLoader services}. Implementations know their own {@link Trial}s
 * only.
 */
public interface Family {

  /** As specs and results spell it: {@code toy}. */
  String name();

  /** One sentence for the documentation. */
  String meaning();

  /** Its axes, in the order of canonical texts. */
  Settings settings();

  /** Sections that a spec may leave out, with what they hold; by default none. */
  default List<String> optionalSections() {
    return List.of();
  }

  /** What must hold between settings. */
  List<Rule> rules();

  /** What constraints can name beside the settings themselves; by default nothing. */
  default List<Quantity> quantities() {
    return List.of();
  }

  /**
   * The trial at {@code point}.
   *
   * @throws IllegalArgumentException when the combination is none that can be trained
   */
  Trial trial(Point point);

  /**
   * Trains one trial.
   *
   * @throws RefusedException when no step trains such a trial
   */
  Learner learner(Trial trial);

  /**
   * Trains one trial, or several that {@link #endOfCompany} put together. This and the three
   * methods below say together which trials are trained at once: by default each alone.
   *
   * @throws RefusedException when no step trains such trials
   */
  default Learner learner(List<? extends Trial> trials) {
    if (trials.size() != 1) {
      throw new IllegalArgumentException(
          "Cannot train %s trials together: there were %d, must be 1"
              .formatted(name(), trials.size()));
    }
    return learner(trials.get(0));
  }

  /** Most trials that may be trained at once. */
  default int mostTogether() {
    return 1;
  }

  /** Whether two trials may wait for each other, to be trained at once if that is cheaper. */
  default boolean mayTrainTogether(Trial one, Trial other) {
    return false;
  }

  /**
   * Which of {@code trials}, which wait for each other, are best trained at once: those from {@code
   * first} to before what is returned.
   */
  default int endOfCompany(List<? extends Trial> trials, int first) {
    return first + 1;
  }

  /**
   * Predicted core-seconds of a trial; positive. It depends only on settings that say so.
   *
   * @param company whom it is trained with, if that is cheaper
   * @throws RefusedException when no step trains such a trial
   */
  double coreSeconds(Trial trial, Company company);

  /**
   * How many trials side by side, this one included, belong in one bundle, for together they cost
   * about what one does alone: 1, or all the company's twins.
   */
  default int inseparable(Trial trial, Company company) {
    return 1;
  }

  /**
   * How many trials side by side, this one included, each cost less in one bundle than apart, but
   * not so little that idle cores should wait for them: 1, or at most the company's neighbours.
   */
  default int companions(Trial trial, Company company) {
    return 1;
  }

  /** Predicted bytes of its row of trials, before compression. */
  long trialBytes(Trial trial);

  /** Predicted bytes of its rows of curves, before compression. */
  long curveBytes(Trial trial);

  /** The columns of the trials table beside the common ones and the settings'. */
  List<Column<TrialResult>> columns();

  /** The columns of the curves table beside the trial's id and the step. */
  List<Column<CurvePoint>> curveColumns();
}
