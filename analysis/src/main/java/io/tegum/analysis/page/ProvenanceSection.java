package io.tegum.analysis.page;

import static io.tegum.analysis.page.Html.element;

import io.tegum.analysis.diagram.Count;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The foot of the page: the versions of the rows, what the last run wrote down, and the spec. */
final class ProvenanceSection {
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

  private ProvenanceSection() {}

  static List<Html> of(String directory, SweepRecord run, SweepSummary sweep) {
    FactTable table = new FactTable();
    table.row("Results", directory);
    for (SweepSummary.Version version : sweep.versions()) {
      table.row("Trained by", version.text() + ", " + Count.of(version.trials(), "trial"));
    }
    FACTS.forEach(
        (key, label) -> {
          if (run.facts().containsKey(key)) {
            table.row(label, run.facts().get(key));
          }
        });
    List<Html> content = new ArrayList<>(List.of(table.html()));
    if (!run.spec().isEmpty()) {
      content.add(
          element("details")
              .add(
                  element("summary").add("The spec as run"),
                  element("pre").with("tabindex", "0").add(run.spec())));
    }
    return content;
  }
}
