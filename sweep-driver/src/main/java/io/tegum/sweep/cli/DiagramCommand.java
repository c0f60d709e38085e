package io.tegum.sweep.cli;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Metric;
import io.tegum.analysis.diagram.PhaseDiagram;
import io.tegum.analysis.page.DiagramException;
import io.tegum.analysis.page.DiagramFiles;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.kernel.family.Family;
import io.tegum.sweep.query.FileAccess;
import io.tegum.sweep.query.ReadingQuery;
import io.tegum.sweep.run.Sessions;
import io.tegum.sweep.store.SweepStore;
import io.tegum.sweep.wording.Amounts;
import io.tegum.sweep.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diagram",
    description = {
      "Draws a phase diagram of any number over any two axes, each a column of the view trials or"
          + " SQL",
      "over it: NAME.svg, .png, .csv (a row a cell) and .sql in DIR/report/diagrams."
    },
    mixinStandardHelpOptions = true)
final class DiagramCommand implements Callable<Integer> {

  private static final String FOLDER = "diagrams/";

  private static final int MOST_CONTOURS = 2;

  /** How a cell's completed trials become one number. */
  private enum Cell {
    median,
    mean,
    best,
    share
  }

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DIR", converter = FolderName.class, description = "Results folder.")
  private String directory;

  @Option(names = "--x", required = true, paramLabel = "SQL", description = "Horizontal axis.")
  private String x;

  @Option(names = "--y", required = true, paramLabel = "SQL", description = "Vertical axis.")
  private String y;

  @Option(
      names = "--value",
      required = true,
      paramLabel = "SQL",
      description = "A trial's number; with --cell share a condition.")
  private String value;

  @Option(
      names = "--cell",
      paramLabel = "CELL",
      defaultValue = "median",
      description =
          "A cell's number, over its completed trials: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}).")
  private Cell cell;

  @Option(
      names = "--better",
      paramLabel = "WHICH",
      defaultValue = "higher",
      description = "Which values are best: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Metric.Direction better;

  @Option(
      names = "--facet",
      paramLabel = "SQL",
      description = "A small diagram for each of its values; may be repeated.")
  private List<String> facets = List.of();

  @Option(names = "--where", paramLabel = "SQL", description = "Only trials that meet it.")
  private String conditionOrNull;

  @Option(
      names = "--contour",
      paramLabel = "LEVEL",
      description = "A line where the value crosses it; at most two.")
  private List<Double> contours = List.of();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "diagram",
      description = "Name of the files (default: ${DEFAULT-VALUE}).")
  private String name;

  @Override
  public Integer call() throws Exception {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw fault("--name was \"" + name + "\", must be lower case letters, digits and hyphens");
    }
    if (contours.size() > MOST_CONTOURS) {
      throw fault("--contour was given " + contours.size() + " times, at most two are drawn");
    }
    if (contours.stream().anyMatch(level -> !Double.isFinite(level))) {
      throw fault("--contour was %s, must be finite numbers".formatted(contours));
    }
    for (String sql : List.of(x, y, value)) {
      if (sql.isBlank()) {
        throw fault("an axis or value was empty");
      }
    }
    SweepStore store = Stores.existing(directory);
    ReportFolder.check(store);
    FolderReading reading = FolderReading.of(store, directory, command.commandLine().getErr());
    int cells;
    List<String> columns = new ArrayList<>();
    try (SparkSession spark = Sessions.start("diagram", null)) {
      PhaseDiagram diagram = diagram(ResultsViews.registerFor(spark, reading.folder(), userSql()));
      columns.addAll(List.of(spark.table("trials").columns()));
      ReadingQuery.check(spark, diagram.sql(), FileAccess.REFUSED); // the user's SQL is in it
      checkAxes(spark.sql(diagram.sql()).schema());
      cells =
          DiagramFiles.write(
              spark,
              diagram,
              contours,
              name,
              (file, content) -> ReportFolder.write(store, FOLDER + file, content));
    } catch (CommandException e) {
      throw e;
    } catch (DiagramException e) {
      throw new CommandException(ExitCode.BAD_DATA, e.getMessage());
    } catch (Exception e) {
      DamagedRead.check(e);
      throw QueryFault.ofTrials("Cannot draw the diagram", e, columns);
    }
    store.files().close();
    command
        .commandLine()
        .getOut()
        .printf(
            "%s with a value: %s%n",
            Amounts.count(cells, "cell"), ReportFolder.location(store, FOLDER + name + ".svg"));
    return reading.exitCode();
  }

  /** A list or a struct has no place on an axis. */
  private void checkAxes(StructType answer) {
    List<String> axes = new ArrayList<>(List.of("--x", "--y"));
    List<String> texts = new ArrayList<>(List.of(x, y));
    facets.forEach(
        facet -> {
          axes.add("--facet");
          texts.add(facet);
        });
    for (int k = 0; k < axes.size(); k++) { // the columns of the answer begin with them
      DataType type = answer.fields()[k].dataType();
      if (type instanceof ArrayType || type instanceof StructType || type instanceof MapType) {
        throw new CommandException(
            ExitCode.BAD_DATA,
            "Cannot draw the diagram: %s was %s, of the type %s, must be one number or text a trial"
                .formatted(axes.get(k), texts.get(k), Wording.shortened(type.simpleString())));
      }
    }
  }

  private ParameterException fault(String what) {
    return new ParameterException(command.commandLine(), what);
  }

  /** All that may name views. */
  private String userSql() {
    return String.join(" ", x, y, value, String.join(" ", facets), String.valueOf(conditionOrNull));
  }

  private PhaseDiagram diagram(Family family) {
    PhaseDiagram.Builder builder =
        PhaseDiagram.over(axis(family, x), axis(family, y))
            .facets(facets.stream().map(sql -> axis(family, sql)).toArray(DiagramAxis[]::new));
    if (conditionOrNull != null) {
      builder.where(conditionOrNull);
    }
    Metric metric = new Metric(value, value, better);
    return switch (cell) {
      case median -> builder.median(metric);
      case mean -> builder.mean(metric);
      case best -> builder.best(metric);
      case share -> builder.share(value, value);
    };
  }

  private static DiagramAxis axis(Family family, String sql) {
    return sql.matches("\\w+")
        ? DiagramAxis.column(family, sql)
        : DiagramAxis.expression(sql.replace('`', '\''), sql, sql);
  }
}
