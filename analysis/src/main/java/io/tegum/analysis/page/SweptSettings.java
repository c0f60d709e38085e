package io.tegum.analysis.page;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.page.SweepSummary.FixedSetting;
import io.tegum.analysis.page.SweepSummary.VaryingAxis;
import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a sweep's trials were set to.
 *
 * @param varying the axes with more than one value
 * @param fixed the settings with one value; without those at a default that is younger than ids in
 *     use, as in trials' own texts
 */
record SweptSettings(List<VaryingAxis> varying, List<FixedSetting> fixed) {

  /** Null, where some trials have it, is a value as the others are, and the last one. */
  private static final String VALUES =
      "concat(array_sort(collect_set({value})), IF(count({value}) < count(*), array(NULL),"
          + " array()))";

  /**
   * Reads them from the trials view.
   *
   * @param listAxes settings whose values are lists, as texts
   */
  static SweptSettings of(SparkSession spark, Family family, List<DiagramAxis> listAxes) {
    List<DiagramAxis> axes = new ArrayList<>(DiagramAxis.configurable(family));
    axes.addAll(listAxes);
    List<Setting<?>> compound =
        family.settings().all().stream().filter(s -> s.columns().size() > 1).toList();
    List<String> sql = new ArrayList<>();
    axes.forEach(axis -> sql.add(VALUES.replace("{value}", axis.sql())));
    for (Setting<?> setting : compound) {
      sql.add("size(collect_set(struct(%s)))".formatted(String.join(", ", columns(setting))));
    }
    Row values = spark.sql("SELECT " + String.join(", ", sql) + " FROM trials").head();
    Map<String, Long> counts = new HashMap<>();
    for (int i = 0; i < axes.size(); i++) {
      counts.put(axes.get(i).name(), (long) values.getList(i).size());
    }
    Map<String, List<String>> twins = new HashMap<>();
    for (int k = 0; k < compound.size(); k++) {
      long together = values.getInt(axes.size() + k);
      List<String> same =
          columns(compound.get(k)).stream()
              .filter(c -> counts.getOrDefault(c, 0L) == together)
              .toList();
      same.forEach(column -> twins.put(column, same));
    }
    SweptSettings settings = new SweptSettings(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < axes.size(); i++) {
      List<Object> distinct = values.getList(i);
      DiagramAxis axis = axes.get(i);
      if (distinct.size() > 1) {
        String span =
            listAxes.contains(axis) ? distinct.size() + " sets" : SweepSummary.span(distinct);
        List<String> same = twins.getOrDefault(axis.name(), List.of(axis.name()));
        settings.varying.add(new VaryingAxis(axis, distinct.size(), span, same, Set.of()));
      } else if (distinct.size() == 1 && distinct.get(0) != null) {
        fixed(family, axis, distinct.get(0)).ifPresent(settings.fixed::add);
      }
    }
    Set<String> followers = new HashSet<>();
    compound.forEach(setting -> followers.addAll(columns(setting)));
    listAxes.forEach(axis -> followers.add(axis.name()));
    return new SweptSettings(decided(spark, settings.varying, followers), settings.fixed);
  }

  /** The axes, with what decides those of them that may follow others. */
  private static List<VaryingAxis> decided(
      SparkSession spark, List<VaryingAxis> varying, Set<String> followers) {
    List<List<VaryingAxis>> pairs = new ArrayList<>();
    List<String> together = new ArrayList<>();
    for (VaryingAxis follower : varying) {
      for (VaryingAxis other : varying) {
        if (followers.contains(follower.axis().name())
            && !follower.twins().contains(other.axis().name())
            && other.count() >= follower.count()) {
          pairs.add(List.of(follower, other));
          together.add(
              "size(collect_set(struct(%s, %s)))"
                  .formatted(follower.axis().sql(), other.axis().sql()));
        }
      }
    }
    if (pairs.isEmpty()) {
      return varying;
    }
    Row counts = spark.sql("SELECT " + String.join(", ", together) + " FROM trials").head();
    Map<VaryingAxis, Set<String>> deciding = new HashMap<>();
    for (int k = 0; k < pairs.size(); k++) {
      VaryingAxis other = pairs.get(k).get(1);
      if (counts.getInt(k) == other.count()) {
        deciding
            .computeIfAbsent(pairs.get(k).get(0), x -> new HashSet<>())
            .add(other.axis().name());
      }
    }
    return varying.stream().map(v -> v.decidedBy(deciding.getOrDefault(v, Set.of()))).toList();
  }

  private static List<String> columns(Setting<?> setting) {
    return setting.columns().stream().map(Column::name).toList();
  }

  private static Optional<FixedSetting> fixed(Family family, DiagramAxis axis, Object value) {
    for (Setting<?> setting : family.settings().all()) {
      for (Column<Trial> column : setting.columns()) {
        if (column.name().equals(axis.name())) {
          return setting.valueBefore(column).filter(value::equals).isPresent()
              ? Optional.empty()
              : Optional.of(
                  new FixedSetting(
                      column.name(), setting.section(), axis.label(), ShortNumber.of(value)));
        }
      }
    }
    return Optional.empty();
  }
}
