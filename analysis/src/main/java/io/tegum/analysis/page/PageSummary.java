package io.tegum.analysis.page;

import static io.tegum.analysis.page.Markup.escape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The head of the page: what the folder holds, how much of the sweep, and what made it. */
final class PageSummary {
  private static final Map<String, String> FACTS = new LinkedHashMap<>();

  static {
    FACTS.put("spec_sha256", "Spec (SHA-256)");
    FACTS.put("code_version", "Code of the last run");
    FACTS.put("results_version", "Results version");
    FACTS.put("spark_version", "Spark");
    FACTS.put("java_version", "Java");
    FACTS.put("java_vm", "Java VM");
    FACTS.put("operating_system", "Operating system");
    FACTS.put("host", "Host");
    FACTS.put("master", "Master");
    FACTS.put("cores", "Cores");
    FACTS.put("started", "Last run began");
    FACTS.put("finished", "Last run ended");
  }

  private PageSummary() {}

  static void append(StringBuilder html, String directory, SweepRecord run, SweepSummary sweep) {
    for (String caution : cautions(directory, run, sweep)) {
      html.append("<p class=\"caution\" role=\"note\">").append(caution).append("</p>\n");
    }
    if (sweep.trials() > 0) {
      html.append("<table class=\"summary\">\n");
      row(html, "Trials", trials(run, sweep));
      sweep.parts().forEach((part, count) -> row(html, part.label(), Long.toString(count)));
      row(html, "Seeds", Long.toString(sweep.seeds()));
      row(html, "Training time", duration(sweep.trainSeconds()) + " of a core over all trials");
      for (SweepSummary.VaryingAxis axis : sweep.varying()) {
        row(html, axis.axis().label(), axis.count() + " values: " + axis.span());
      }
      html.append("</table>\n");
    }
  }

  /** What a reader must know before anything else, as markup. */
  private static List<String> cautions(String directory, SweepRecord run, SweepSummary sweep) {
    List<String> cautions = new ArrayList<>();
    String folder = "<code>" + escape(directory) + "</code>";
    OptionalLong expected = run.expectedTrials();
    if (sweep.trials() == 0) {
      String rest =
          run.spec().isEmpty()
              ? "No sweep was run there: it holds no sweep.yaml."
              : "Trials appear here as soon as a run has finished its first bundle: look at"
                  + " <code>tegum status</code>, then write this report again.";
      cautions.add("There is no finished trial in " + folder + " yet. " + rest);
      return cautions;
    }
    if (expected.isEmpty()) {
      cautions.add(
          "Whether the sweep is complete is not known: "
              + folder
              + " has no <code>sweep.json</code> that can be read.");
    } else if (sweep.trials() < expected.getAsLong()) {
      cautions.add(
          ("Half-finished: %d of the sweep’s %d trials (%s) are here, and every number below is"
                  + " over these alone. %s")
              .formatted(
                  sweep.trials(),
                  expected.getAsLong(),
                  Percent.of(sweep.trials(), expected.getAsLong()),
                  run.isFinished()
                      ? "The same <code>tegum run</code> trains the rest."
                      : "A run is on, or was stopped; the same <code>tegum run</code> goes on."));
    } else if (sweep.trials() > expected.getAsLong()) {
      cautions.add(
          "Mixed: %d trials are here, more than the %d of the spec."
              .formatted(sweep.trials(), expected.getAsLong()));
    }
    if (sweep.versions().size() > 1) {
      List<String> parts = new ArrayList<>();
      for (SweepSummary.Version version : sweep.versions()) {
        parts.add(escape(version(version) + ": " + version.trials()));
      }
      cautions.add("Mixed: trials of several versions of the code. " + String.join("; ", parts));
    }
    if (sweep.names().size() > 1) {
      cautions.add("Mixed: trials of " + sweep.names().size() + " sweeps.");
    }
    return cautions;
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

  /** Provenance: the versions of the rows, what the last run wrote down, and the spec. */
  static void provenance(
      StringBuilder html, String directory, SweepRecord run, SweepSummary sweep) {
    html.append("<table class=\"summary\">\n");
    row(html, "Results", directory);
    for (SweepSummary.Version version : sweep.versions()) {
      row(html, "Trained by", version(version) + ", " + version.trials() + " trials");
    }
    FACTS.forEach(
        (key, label) -> {
          if (run.facts().containsKey(key)) {
            row(html, label, run.facts().get(key));
          }
        });
    html.append("</table>\n");
    if (!run.spec().isEmpty()) {
      html.append("<details><summary>The spec as run</summary>\n<pre tabindex=\"0\">")
          .append(escape(run.spec()))
          .append("</pre></details>\n");
    }
  }

  private static String version(SweepSummary.Version version) {
    return version.code()
        + (version.resultsVersion() == null
            ? ""
            : " (results version " + version.resultsVersion() + ")");
  }

  private static void row(StringBuilder html, String name, String value) {
    html.append("<tr><th scope=\"row\">")
        .append(escape(name))
        .append("</th><td>")
        .append(escape(value))
        .append("</td></tr>\n");
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 120) {
      return whole + " s";
    }
    return whole < 7200 ? whole / 60 + " min" : whole / 3600 + " h";
  }
}
