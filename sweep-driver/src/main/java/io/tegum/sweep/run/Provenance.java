package io.tegum.sweep.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tegum.analysis.results.FolderFamily;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Trial;
import io.tegum.sweep.grid.Fingerprint;
import io.tegum.sweep.store.ThisHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkContext;

/**
 * What made a sweep's results: a record of what happened, written beside them.
 *
 * @param sweep name of the sweep
 * @param family name of the family of its trials
 * @param specHash SHA-256 of the spec's bytes, hex
 * @param codeVersion version of the code that trained
 * @param sparkVersion Spark's version
 */
record Provenance(
    String sweep, String family, String specHash, String codeVersion, String sparkVersion) {

  private static final String RESULTS_VERSION = "results_version";
  private static final String CODE_VERSION = "code_version";
  private static final String FAMILY = "family";
  private static final String RUNS = "runs";

  /** Runs that sweep.json keeps, the last ones. */
  private static final int MOST_RUNS = 1000;

  /** The provenance of a sweep of {@code spec} by this code. */
  static Provenance of(String sweep, Family family, byte[] spec, String sparkVersion) {
    return new Provenance(
        sweep, family.name(), Fingerprint.of(spec), BuildVersion.text(), sparkVersion);
  }

  /** Key-values for the footers of the data files that the whole run has in common. */
  TreeMap<String, String> footer() {
    return new TreeMap<>(
        Map.of(
            "tegum.sweep",
            sweep,
            FolderFamily.KEY,
            family,
            "tegum.spec_sha256",
            specHash,
            "tegum.code_version",
            codeVersion,
            "tegum.results_version",
            Integer.toString(Trial.RESULTS_VERSION),
            "tegum.spark_version",
            sparkVersion));
  }

  /** {@code common}, and what the machine that trains adds to it. */
  static Map<String, String> footer(Map<String, String> common) {
    Map<String, String> footer = new HashMap<>(common);
    footer.putAll(Machine.footer());
    return footer;
  }

  /**
   * The content of {@code sweep.json}: this run's record, and all runs' in {@code runs}.
   *
   * @param before its content before this run
   * @param trials trials of the sweep
   * @param context Spark, as it is set up
   * @param started when this run started
   * @param end when and how it ended, or empty while it is on
   */
  byte[] json(
      Optional<byte[]> before,
      long trials,
      SparkContext context,
      Instant started,
      Optional<End> end) {
    ObjectNode run = new ObjectMapper().createObjectNode();
    run.put("spec_sha256", specHash);
    run.put("trials", trials);
    run.put(CODE_VERSION, codeVersion);
    run.put(RESULTS_VERSION, Trial.RESULTS_VERSION);
    run.put("spark_version", sparkVersion);
    run.put("java_version", System.getProperty("java.runtime.version"));
    run.put("java_vm", System.getProperty("java.vm.name"));
    run.put(
        "operating_system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    run.put("cpu", Machine.processor());
    run.put("host", ThisHost.name());
    run.put("master", context.master());
    run.put("cores", context.defaultParallelism());
    run.put("started", started.toString());
    run.put("finished", end.map(e -> e.finished().toString()).orElse(null));
    run.put("outcome", end.map(End::outcome).orElse(null));
    ObjectNode all = new ObjectMapper().createObjectNode();
    all.put("sweep", sweep);
    all.put(FAMILY, family);
    all.setAll(run);
    ArrayNode runs = all.putArray(RUNS);
    before
        .flatMap(Provenance::tree)
        .ifPresent(tree -> tree.path(RUNS).forEach(earlier -> runs.add(earlier)));
    runs.add(run);
    while (runs.size() > MOST_RUNS) {
      runs.remove(0);
    }
    return (all.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * How a run ended.
   *
   * @param finished when
   * @param outcome "complete", or why it stopped
   */
  record End(Instant finished, String outcome) {}

  /** The results version that a {@code sweep.json} tells; this code's where it tells none. */
  static int resultsVersion(byte[] json) {
    return tree(json)
        .map(tree -> tree.path(RESULTS_VERSION).asInt(Trial.RESULTS_VERSION))
        .orElse(Trial.RESULTS_VERSION);
  }

  /** The version of the code of the last run that a {@code sweep.json} tells. */
  static Optional<String> codeVersion(byte[] json) {
    return tree(json).map(tree -> tree.path(CODE_VERSION).asText(null));
  }

  /** The family that a {@code sweep.json} tells. */
  static Optional<String> family(byte[] json) {
    return tree(json).map(tree -> tree.path(FAMILY).asText(null));
  }

  /** What is there as JSON, or empty when it is torn. */
  static Optional<JsonNode> tree(byte[] json) {
    try {
      return Optional.of(new ObjectMapper().readTree(json));
    } catch (IOException torn) { // nothing that trains depends on it
      return Optional.empty();
    }
  }
}
