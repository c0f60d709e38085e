package io.tegum.analysis.page;

import static io.tegum.analysis.page.Html.element;

import io.tegum.analysis.diagram.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a reader must know of a results folder before anything else. */
final class Cautions {
  private final String directory;
  private final SweepRecord run;
  private final SweepSummary sweep;
  private final List<Html> all = new ArrayList<>();

  private Cautions(String directory, SweepRecord run, SweepSummary sweep) {
    this.directory = directory;
    this.run = run;
    this.sweep = sweep;
  }

  static List<Html> of(String directory, SweepRecord run, SweepSummary sweep) {
    Cautions cautions = new Cautions(directory, run, sweep);
    if (sweep.trials() == 0) {
      cautions.nothingYet();
    } else {
      cautions.completeness();
      cautions.mixture();
    }
    return cautions.all;
  }

  private void add(Html... pieces) {
    all.add(element("p", "caution").with("role", "note").add(pieces));
  }

  private void add(String text) {
    add(new Html.Text(text));
  }

  private static Html code(String text) {
    return element("code").add(text);
  }

  private void nothingYet() {
    Html begin = new Html.Text("There is no finished trial in ");
    if (run.spec().isEmpty()) {
      Html rest = new Html.Text(" yet. No sweep was run there: it holds no sweep.yaml.");
      add(begin, code(directory), rest);
    } else {
      add(
          begin,
          code(directory),
          new Html.Text(
              " yet. Trials appear here as soon as a run has finished its first bundle: look at "),
          code("tegum status"),
          new Html.Text(", then write this report again."));
    }
  }

  private void completeness() {
    OptionalLong expected = run.expectedTrials();
    if (expected.isEmpty()) {
      add(
          new Html.Text("Whether the sweep is complete is not known: "),
          code(directory),
          new Html.Text(" has no "),
          code("sweep.json"),
          new Html.Text(" that can be read."));
    } else if (sweep.trials() < expected.getAsLong()) {
      String half =
          "Half-finished: %s of the sweep’s %s (%s) are here, and every number below is over these alone. %s"
              .formatted(
                  Count.of(sweep.trials()),
                  Count.of(expected.getAsLong(), "trial"),
                  Percent.of(sweep.trials(), expected.getAsLong()),
                  run.isFinished() ? "The same " : "A run is on, or was stopped; the same ");
      add(
          new Html.Text(half),
          code("tegum run"),
          new Html.Text(run.isFinished() ? " trains the rest." : " goes on."));
    } else if (sweep.trials() > expected.getAsLong()) {
      add(
          "Mixed: %s are here, more than the %s of the spec."
              .formatted(Count.of(sweep.trials(), "trial"), Count.of(expected.getAsLong())));
    }
  }

  private void mixture() {
    if (sweep.versions().size() > 1) {
      List<String> parts = new ArrayList<>();
      sweep.versions().forEach(version -> parts.add(version.text() + ": " + version.trials()));
      add("Mixed: trials of several versions of the code. " + String.join("; ", parts));
    }
    if (sweep.names().size() > 1) {
      add("Mixed: trials of " + sweep.names().size() + " sweeps.");
    }
  }
}
