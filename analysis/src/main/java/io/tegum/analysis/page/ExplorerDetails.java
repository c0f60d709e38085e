package io.tegum.analysis.page;

import io.tegum.analysis.chart.TrialCharts;
import io.tegum.analysis.page.ExplorerTrials.Place;
import io.tegum.analysis.page.ExplorerTrials.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * Charts of as many trials as there is room for: the best of each cell first, then the medians, the
 * worst and the rest; where a group does not fit, evenly chosen ones of it.
 *
 * @param charted what the page is told of each chosen trial, by its index
 * @param contents a sentence that says which trials were chosen
 */
record ExplorerDetails(Map<Integer, TrialCharts.Charted> charted, String contents) {

  static ExplorerDetails of(
      SparkSession spark, TrialCharts charts, List<Trial> trials, long mostBytes) {
    Map<String, Integer> chosen = new HashMap<>();
    String contents = choose(trials, mostBytes, chosen);
    Map<Integer, TrialCharts.Charted> charted = new TreeMap<>();
    charts
        .of(spark, chosen.keySet())
        .forEach((trial, detail) -> charted.put(chosen.get(trial), detail));
    return new ExplorerDetails(charted, contents);
  }

  /** Puts the index of each chosen trial into {@code chosen}, by its id. */
  private static String choose(List<Trial> trials, long mostBytes, Map<String, Integer> chosen) {
    long left = mostBytes;
    String cut = "";
    for (Place place : Place.values()) {
      if (place == Place.NOT_COMPLETED || !cut.isEmpty()) {
        break;
      }
      List<Integer> group = new ArrayList<>();
      long bytes = 0;
      for (int i = 0; i < trials.size(); i++) {
        if (trials.get(i).place() == place) {
          group.add(i);
          bytes += trials.get(i).detailBytes();
        }
      }
      long step = left <= 0 ? Long.MAX_VALUE : Math.max(1, (bytes + left - 1) / left);
      if (step > 1) {
        cut = cut(place, step > group.size() ? 0 : step);
      }
      for (long k = 0; k < group.size() && step <= group.size(); k += step) {
        Trial trial = trials.get(group.get((int) k));
        chosen.put(trial.id(), group.get((int) k));
        left -= trial.detailBytes();
      }
    }
    long completed = trials.stream().filter(t -> t.place() != Place.NOT_COMPLETED).count();
    return chosen.size() == completed
        ? "Charts of every completed trial are here."
        : "Charts of %d of the %d completed trials listed are here%s."
            .formatted(chosen.size(), completed, cut);
  }

  private static String cut(Place place, long step) {
    String which = step == 0 ? "none" : "one in " + step;
    return switch (place) {
      case LOWEST -> ": " + which + " of the cells' best";
      case MEDIAN -> ": every cell's best, and " + which + " of the medians";
      case HIGHEST -> ": every cell's best and median, and " + which + " of the worst";
      default -> ": every cell's best, median and worst, and " + which + " of the rest";
    };
  }
}
