package io.tegum.analysis.toy;

import java.util.List;

/**
 * The phase that a trial, or its last feature, ended in, as SQL over the trials view: {@code
 * dropped}, {@code dedicated} or {@code superposed}; null for trials that did not complete. These
 * are the three phases of Elhage et al., Toy Models of Superposition (2022), "Superposition as a
 * phase change", told apart by {@code tegum_factors}: a feature is represented when |W_i| exceeds
 * 1/2, and shares its direction with those whose |What_i . What_j| exceeds .1.
 */
public final class PhaseLabel {
  /** Phases in the order of legends, with a colour of their own. */
  static final List<String> USUAL = List.of("dropped", "dedicated", "antipodal pair", "triangle");

  private PhaseLabel() {}

  /**
   * The phase of the dictionary as a whole: superposed when any two represented features share a
   * direction; else dropped when some feature is not represented; else dedicated, every feature in
   * a dimension of its own.
   */
  public static String ofTrial() {
    return "CASE WHEN exists(tegum_factors, f -> size(f.features) > 1) THEN 'superposed'"
        + " WHEN size(tegum_factors) < n_features THEN 'dropped'"
        + " WHEN tegum_factors IS NOT NULL THEN 'dedicated' END";
  }

  /**
   * The phase of the dictionary as a whole with superposition told apart by its figures: dropped or
   * dedicated as in {@link #ofTrial}, else the kinds of all factors of several features, such as
   * "antipodal pair" or "antipodal pair + triangle".
   */
  public static String ofTrialByGeometry() {
    return "CASE WHEN exists(tegum_factors, f -> size(f.features) > 1) THEN"
        + " array_join(array_sort(array_distinct(transform("
        + "filter(tegum_factors, f -> size(f.features) > 1), f -> f.kind))), ' + ')"
        + " WHEN size(tegum_factors) < n_features THEN 'dropped'"
        + " WHEN tegum_factors IS NOT NULL THEN 'dedicated' END";
  }

  /**
   * The last feature's phase by the figure that it is part of: dropped, dedicated, antipodal pair,
   * triangle, ..., or "k in d" (see the kind of a tegum factor).
   */
  public static String ofLastFeatureByGeometry() {
    return "CASE WHEN tegum_factors IS NOT NULL THEN coalesce(get(filter(tegum_factors,"
        + " f -> array_contains(f.features, n_features - 1)), 0).kind, 'dropped') END";
  }
}
