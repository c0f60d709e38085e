package io.tegum.sweep.store;

import io.tegum.analysis.results.CurvesTable;
import io.tegum.analysis.results.FolderFamily;
import io.tegum.analysis.results.TrialsTable;
import io.tegum.kernel.family.Families;
import io.tegum.sweep.store.StoreFiles.Entry;
import io.tegum.sweep.store.StoreScan.Damage;
import io.tegum.sweep.store.StoreScan.Found;
import io.tegum.sweep.store.StoreScan.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Finds out what a file of the trials table holds, from its footer or, failing that, its rows. */
final class FileInspection {

  static final String ID = "trial_id";
  private static final String STATUS = "status";
  private static final String TRAIN_SECONDS = "train_seconds";
  private static final String CODE_VERSION = TrialsFooter.PREFIX + "code_version";
  private static final String RESULTS_VERSION = TrialsFooter.PREFIX + "results_version";

  private static final MessageType COLUMNS =
      Types.buildMessage()
          .addFields(text(ID), text(STATUS))
          .optional(PrimitiveTypeName.DOUBLE)
          .named(TRAIN_SECONDS)
          .named(TrialsTable.NAME);

  /** What Parquet says in an IOException of headers that cannot be, or contradict the footer. */
  private static final Pattern DAMAGE =
      Pattern.compile("can not read class|Expected [0-9]+ values in column chunk");

  private final SweepStore store;
  private final Configuration configuration;
  private final SweepGrids grids;

  /** One of all equal ones: files of a run say the same, and there may be a million. */
  private final Map<Map<String, String>, Map<String, String>> provenances =
      new ConcurrentHashMap<>();

  FileInspection(SweepStore store, Configuration configuration, SweepGrids grids) {
    this.store = store;
    this.configuration = configuration;
    this.grids = grids;
  }

  /**
   * A {@link StoredFile}, or a {@link Damage} when a run cannot build on it.
   *
   * @param curvesOrNull the curves file of its name, if there is one
   * @throws IOException when the file system fails, which says nothing about the file
   */
  Found look(Entry trials, Entry curvesOrNull) throws IOException {
    Found found = rows(trials, curvesOrNull == null ? 0 : curvesOrNull.bytes());
    if (!(found instanceof StoredFile file)) {
      return found;
    }
    Optional<String> lacks =
        curvesOrNull == null
            ? Optional.of("the curves of its trials are not there")
            : fault(curvesOrNull);
    return lacks.isEmpty()
        ? file
        : new Damage(trialsPath(trials), lacks.get(), Kind.DAMAGED, Optional.of(file));
  }

  private static String trialsPath(Entry trials) {
    return TrialsTable.NAME + "/" + trials.name();
  }

  private Optional<String> fault(Entry curves) throws IOException {
    try {
      footer(CurvesTable.NAME + "/" + curves.name());
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      checkIsTheFilesFault(e);
      return Optional.of("the curves of its trials cannot be read: " + firstLine(e));
    }
  }

  /** The same by the trials file alone. */
  private Found rows(Entry trials, long curvesBytes) throws IOException {
    String path = trialsPath(trials);
    try {
      Footer read = footer(path);
      MessageType schema = read.schema();
      if (!isText(schema, ID) || !isText(schema, STATUS)) {
        return noTable(path);
      }
      Map<String, String> footer = read.keyValues();
      Optional<TrialsFooter> says = TrialsFooter.of(footer, read.rows());
      boolean known = says.isPresent() && isKnown(says.get().coverage());
      Optional<String> foreign = foreign(footer, says.isPresent() && !known);
      if (foreign.isPresent()) {
        return new Damage(path, foreign.get(), Kind.FOREIGN);
      }
      StoredFile file = stored(trials, curvesBytes, footer, known ? says : Optional.empty());
      return file.ids().stream().allMatch(id -> id.matches("[0-9a-f]{32}")) ? file : noTable(path);
    } catch (IOException | RuntimeException e) {
      checkIsTheFilesFault(e);
      return new Damage(path, "it cannot be read: " + firstLine(e));
    }
  }

  private static Damage noTable(String path) {
    return new Damage(path, "it is no table of trials", Kind.FOREIGN);
  }

  /**
   * Why a file's trials are not this sweep's, as far as its footer tells.
   *
   * @param isOfUnknownGrid whether it tells of a grid that is not known
   */
  private Optional<String> foreign(Map<String, String> footer, boolean isOfUnknownGrid) {
    String version = footer.getOrDefault(RESULTS_VERSION, "");
    if (!version.isEmpty() && !grids.takes(version)) {
      return Optional.of("its results are of version " + version);
    }
    String family = footer.getOrDefault(FolderFamily.KEY, Families.DEFAULT);
    if (!family.equals(grids.family())) {
      return Optional.of(
          "its trials are of the family %s, and this sweep's of %s"
              .formatted(family, grids.family()));
    }
    return isOfUnknownGrid && grids.areAllOf(footer.getOrDefault(CODE_VERSION, ""))
        ? Optional.of("its trials are of a grid that neither sweep.yaml nor specs/ gives")
        : Optional.empty();
  }

  /** Parquet throws RuntimeException for what is no Parquet, but IOException for torn headers. */
  static void checkIsTheFilesFault(Exception e) throws IOException {
    if (e instanceof IOException failure
        && !(e instanceof EOFException)
        && !(e instanceof CorruptException)
        && !DAMAGE.matcher(String.valueOf(e.getMessage())).lookingAt()) {
      throw failure;
    }
  }

  private boolean isKnown(Coverage coverage) {
    return grids.knows(coverage.runs().keySet());
  }

  private StoredFile stored(
      Entry trials, long curvesBytes, Map<String, String> footer, Optional<TrialsFooter> says)
      throws IOException {
    Map<String, String> provenance = new HashMap<>(footer);
    provenance
        .keySet()
        .removeIf(key -> !key.startsWith(TrialsFooter.PREFIX) || TrialsFooter.isOfOneFile(key));
    List<String> ids = new ArrayList<>();
    TrialCounts[] counts = {TrialCounts.NONE};
    if (says.isEmpty()) {
      TrialFileReader.first(
          HadoopInputFile.fromPath(
              store.files().path(TrialsTable.NAME + "/" + trials.name()), configuration),
          COLUMNS,
          row -> {
            ids.add(row.getString(ID, 0));
            double seconds =
                row.getFieldRepetitionCount(TRAIN_SECONDS) == 0
                    ? 0
                    : row.getDouble(TRAIN_SECONDS, 0);
            counts[0] = counts[0].plus(TrialCounts.of(row.getString(STATUS, 0), seconds));
            return false;
          });
    }
    return new StoredFile(
        trials.name(),
        trials.bytes(),
        curvesBytes,
        says.map(TrialsFooter::counts).orElse(counts[0]),
        says.map(TrialsFooter::coverage),
        ids,
        provenances.computeIfAbsent(Map.copyOf(provenance), said -> said));
  }

  private Footer footer(String path) throws IOException {
    return Footer.read(HadoopInputFile.fromPath(store.files().path(path), configuration));
  }

  private static boolean isText(MessageType schema, String column) {
    return schema.containsField(column)
        && schema.getType(column).isPrimitive()
        && schema.getType(column).asPrimitiveType().getPrimitiveTypeName()
            == PrimitiveTypeName.BINARY;
  }

  /** What is said of the first cause of all. */
  static String firstLine(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
  }

  private static Type text(String name) {
    return Types.optional(PrimitiveTypeName.BINARY)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }
}
