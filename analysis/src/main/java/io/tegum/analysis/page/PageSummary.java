package io.tegum.analysis.page;

import static io.tegum.analysis.page.Html.element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The head of the page: what the folder holds, how much of the sweep, and what was trained. */
final class PageSummary {
  private PageSummary() {}

  static List<Html> of(String directory, SweepRecord run, SweepSummary sweep) {
    List<Html> content = new ArrayList<>(Cautions.of(directory, run, sweep));
    if (sweep.trials() > 0) {
      FactTable table = new FactTable();
      table.row("Model", sweep.family().name() + ": " + sweep.family().meaning());
      table.row("Trials", trials(run, sweep));
      sweep.parts().forEach((part, count) -> table.row(part.label(), Long.toString(count)));
      table.row("Seeds", Long.toString(sweep.seeds()));
      table.row("Training time", duration(sweep.trainSeconds()) + " of a core over all trials");
      content.add(table.html());
      settings(content, sweep);
    }
    return content;
  }

  private static void settings(List<Html> content, SweepSummary sweep) {
    if (!sweep.varying().isEmpty()) {
      FactTable varying = new FactTable();
      for (SweepSummary.VaryingAxis axis : sweep.varying()) {
        varying.row(axis.axis().label(), axis.count() + " values: " + axis.span());
      }
      content.add(element("h3").add("What varies"));
      content.add(varying.html());
    }
    Map<String, List<String>> sections = new LinkedHashMap<>();
    for (SweepSummary.FixedSetting setting : sweep.fixed()) {
      sections
          .computeIfAbsent(setting.section(), s -> new ArrayList<>())
          .add(setting.label() + ": " + setting.value());
    }
    if (!sections.isEmpty()) {
      FactTable fixed = new FactTable();
      sections.forEach((section, parts) -> fixed.row(title(section), String.join("; ", parts)));
      content.add(element("h3").add("The same in all trials"));
      content.add(fixed.html());
    }
  }

  private static String title(String section) {
    return section.isEmpty()
        ? "Trial"
        : section.substring(0, 1).toUpperCase(Locale.ROOT) + section.substring(1);
  }

  private static String trials(SweepRecord run, SweepSummary sweep) {
    List<String> counts = new ArrayList<>();
    sweep.countByStatus().forEach((status, count) -> counts.add(count + " " + status));
    OptionalLong expected = run.expectedTrials();
    return sweep.trials()
        + (expected.isPresent() ? " of " + expected.getAsLong() : "")
        + " ("
        + String.join(", ", counts)
        + ")";
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 120) {
      return whole + " s";
    }
    return whole < 7200 ? whole / 60 + " min" : whole / 3600 + " h";
  }
}
