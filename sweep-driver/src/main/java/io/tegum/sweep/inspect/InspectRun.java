package io.tegum.sweep.inspect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tegum.analysis.checkpoint.CheckpointRecord;
import io.tegum.analysis.checkpoint.CheckpointReport;
import io.tegum.kernel.checkpoint.BadCheckpointException;
import io.tegum.kernel.checkpoint.Checkpoint;
import io.tegum.kernel.checkpoint.FloatMatrix;
import io.tegum.kernel.checkpoint.HeadQuestions;
import io.tegum.kernel.checkpoint.MatrixQuestions;
import io.tegum.kernel.checkpoint.MatrixReference;
import io.tegum.sweep.grid.Fingerprint;
import io.tegum.sweep.run.BuildVersion;
import io.tegum.sweep.store.OccupiedException;
import io.tegum.sweep.store.RunLock;
import io.tegum.sweep.store.StoreFiles;
import io.tegum.sweep.wording.Amounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Driver only. Looks at what a folder lacks of a checkpoint's matrices and heads, and writes the
 * report over all of them.
 */
public final class InspectRun {

  private static final String RECORD = "inspect.json";
  private static final String REPORT = "report/";
  private static final String IDENTITY = "identity";

  private final String name;
  private final CheckpointLocation location;
  private final Checkpoint checkpoint;
  private final InspectSettings settings;
  private final PrintWriter messages;
  private volatile InspectJob jobOrNull;
  private volatile boolean stopped;

  /**
   * @param name the checkpoint as the user named it
   * @param checkpoint as it was opened at {@code location}
   */
  public InspectRun(
      String name,
      CheckpointLocation location,
      Checkpoint checkpoint,
      InspectSettings settings,
      PrintWriter messages) {
    this.name = name;
    this.location = location;
    this.checkpoint = checkpoint;
    this.settings = settings;
    this.messages = messages;
  }

  /** Whether a folder is one that {@code inspect} wrote. */
  public static boolean isOf(StoreFiles files) throws IOException {
    return files.holds(RECORD);
  }

  /** Ends it from another thread; what is done stays. */
  public void stop() {
    stopped = true;
    InspectJob job = jobOrNull;
    if (job != null) {
      job.stop();
    }
  }

  /**
   * Refuses a folder of other things, before Spark starts.
   *
   * @throws OccupiedException when it holds another checkpoint's tables, or anything else
   */
  public void check(StoreFiles files) throws IOException {
    Optional<byte[]> record = files.read(RECORD);
    if (record.isEmpty()) {
      if (files.isFile() || files.entries("").stream().anyMatch(e -> !e.name().startsWith("_"))) {
        throw new OccupiedException(
            files.location(), "it holds other things; name a new or empty folder");
      }
    }
  }

  /**
   * Looks at what is missing, and writes the report.
   *
   * @return the sentence on structure
   */
  public String run(SparkSession spark, String directory) throws IOException {
    SparkContext context = spark.sparkContext();
    StoreFiles files = new StoreFiles(directory, context.hadoopConfiguration());
    check(files);
    Map<Integer, FloatMatrix> vectors =
        settings.activationsOrNull() == null
            ? new TreeMap<>()
            : Activations.read(spark, settings.activationsOrNull());
    checkLayers(vectors);
    String identity = identity(vectors);
    try (RunLock lock = RunLock.take(files, messages::println)) {
      check(files, identity);
      lock.check();
      files.retireOtherWriters();
      try {
        CheckpointRecord record = record(context, identity);
        files.write(RECORD, json(record, identity));
        work(context, files, identity, vectors);
        String sentence =
            CheckpointReport.write(
                spark, directory, record, (file, content) -> files.write(REPORT + file, content));
        files.close();
        return sentence;
      } catch (IOException | RuntimeException e) {
        giveUp(files, e);
        throw e;
      }
    }
  }

  private static void giveUp(StoreFiles files, Exception why) {
    try {
      files.close();
    } catch (IOException alsoFailed) {
      why.addSuppressed(alsoFailed);
    }
  }

  private void checkLayers(Map<Integer, FloatMatrix> vectors) throws BadCheckpointException {
    for (int layer : vectors.keySet()) {
      if (checkpoint.heads().stream().noneMatch(heads -> heads.layer() == layer)) {
        throw new BadCheckpointException(
            "%s: has vectors of layer %d, the checkpoint has heads of %s"
                .formatted(
                    settings.activationsOrNull(),
                    layer,
                    Amounts.count(checkpoint.heads().size(), "layer")));
      }
    }
  }

  private String identity(Map<Integer, FloatMatrix> vectors) throws IOException {
    Fingerprint print = new Fingerprint();
    print.add(Identity.of(location.files(), checkpoint, settings));
    vectors.forEach(
        (layer, matrix) ->
            print.add("\n" + layer + " " + matrix.rows() + " " + Arrays.hashCode(matrix.values())));
    return print.shortHex();
  }

  private void check(StoreFiles files, String identity) throws IOException {
    Optional<byte[]> record = files.read(RECORD);
    if (record.isPresent()) {
      String other = new ObjectMapper().readTree(record.get()).path(IDENTITY).asText();
      if (!other.equals(identity)) {
        throw new OccupiedException(
            files.location(),
            "it holds tables of another checkpoint, or of other settings; name a new folder");
      }
    }
  }

  private void work(
      SparkContext context, StoreFiles files, String identity, Map<Integer, FloatMatrix> vectors)
      throws IOException {
    List<Work> works = new ArrayList<>();
    for (Work work : works()) {
      if (!files.holds(work.mark(identity))) {
        works.add(work);
      }
    }
    works.sort(Comparator.comparingDouble(Work::cost).reversed());
    Vocabulary vocabulary = Vocabulary.of(checkpoint);
    TreeMap<String, String> provenance =
        new TreeMap<>(
            Map.of("tegum.inspect_identity", identity, "tegum.code_version", BuildVersion.text()));
    InspectTask.Common common =
        new InspectTask.Common(
            location.files(),
            files.location(),
            files.writer(),
            identity,
            new MatrixQuestions(settings.draws(), settings.seed()),
            new HeadQuestions(
                settings.entriesOf(vocabulary.tokens()), settings.draws(), settings.seed()),
            vocabulary,
            provenance);
    InspectJob job = new InspectJob(context, common, vectors, messages);
    jobOrNull = job;
    if (stopped) {
      job.stop();
    }
    job.run(works);
  }

  private List<Work> works() {
    List<Work> works = new ArrayList<>();
    for (MatrixReference matrix : checkpoint.matrices()) {
      works.add(new Work.Matrix(matrix, settings.draws()));
    }
    checkpoint.heads().forEach(heads -> works.add(new Work.Layer(heads)));
    return works;
  }

  private CheckpointRecord record(SparkContext context, String identity) {
    List<String> notes = new ArrayList<>(checkpoint.notes());
    int tokens = Vocabulary.of(checkpoint).tokens();
    if (tokens > 0 && settings.entriesOf(tokens) == 0 && !checkpoint.heads().isEmpty()) {
      notes.add(
          "Heads' largest entries by tokens were left out; --entries N asks for them (%s)."
              .formatted(Amounts.count(tokens, "token")));
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Checkpoint", location.whole());
    facts.put("Format", checkpoint.format() + ", names of " + checkpoint.naming());
    facts.put("Matrices", Integer.toString(checkpoint.matrices().size()));
    facts.put("Draws of either kind", Integer.toString(settings.draws()));
    facts.put("Seed", Long.toString(settings.seed()));
    facts.put("Identity", identity);
    facts.put("Code", BuildVersion.text());
    facts.put("Spark", context.version());
    facts.put("Master", context.master());
    facts.put("Written", Instant.now().toString());
    return new CheckpointRecord(name, notes, facts);
  }

  private static byte[] json(CheckpointRecord record, String identity) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("checkpoint", record.name());
    json.put(IDENTITY, identity);
    record.facts().forEach((key, value) -> json.put(key.toLowerCase(Locale.ROOT), value));
    record.notes().forEach(json.putArray("notes")::add);
    return (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
