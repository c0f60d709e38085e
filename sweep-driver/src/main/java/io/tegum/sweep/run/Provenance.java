package io.tegum.sweep.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tegum.kernel.model.TrialConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkContext;

/**
 * What made a sweep's results: a record of what happened, written beside them.
 *
 * @param sweep name of the sweep
 * @param specHash SHA-256 of the spec's bytes, hex
 * @param codeVersion version of the code that trained
 * @param sparkVersion Spark's version
 */
public record Provenance(String sweep, String specHash, String codeVersion, String sparkVersion) {

  private static final String RESULTS_VERSION = "results_version";

  /** The provenance of a sweep of {@code spec} by this code. */
  public static Provenance of(String sweep, byte[] spec, String sparkVersion) {
    return new Provenance(sweep, hash(spec), BuildVersion.text(), sparkVersion);
  }

  /** SHA-256 of a spec, hex. */
  static String hash(byte[] spec) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(spec));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Key-values for the footers of the data files: only what a second attempt repeats. */
  Map<String, String> footer() {
    return Map.of(
        "tegum.sweep", sweep,
        "tegum.spec_sha256", specHash,
        "tegum.code_version", codeVersion,
        "tegum.results_version", Integer.toString(TrialConfiguration.RESULTS_VERSION),
        "tegum.spark_version", sparkVersion,
        "tegum.java_version", System.getProperty("java.runtime.version"));
  }

  /**
   * The content of {@code sweep.json}.
   *
   * @param trials trials of the sweep
   * @param context Spark, as it is set up
   * @param started when the last run started
   * @param finishedOrNull when it finished, or null while it is on
   */
  byte[] json(long trials, SparkContext context, Instant started, Instant finishedOrNull) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("sweep", sweep);
    fields.put("spec_sha256", specHash);
    fields.put("trials", trials);
    fields.put("code_version", codeVersion);
    fields.put(RESULTS_VERSION, TrialConfiguration.RESULTS_VERSION);
    fields.put("spark_version", sparkVersion);
    fields.put("java_version", System.getProperty("java.runtime.version"));
    fields.put("java_vm", System.getProperty("java.vm.name"));
    fields.put(
        "operating_system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    fields.put("host", host());
    fields.put("master", context.master());
    fields.put("cores", context.defaultParallelism());
    fields.put("started", started.toString());
    fields.put("finished", finishedOrNull == null ? null : finishedOrNull.toString());
    try {
      String json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(fields);
      return (json + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write provenance as JSON", e);
    }
  }

  /** The results version that a {@code sweep.json} tells. */
  static int resultsVersion(byte[] json) {
    try {
      return new ObjectMapper().readTree(json).path(RESULTS_VERSION).asInt();
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read sweep.json: it is no JSON", e);
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
