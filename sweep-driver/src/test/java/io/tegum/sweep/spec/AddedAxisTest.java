package io.tegum.sweep.spec;

import static io.tegum.sweep.spec.BadSpec.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Trial;
import io.tegum.sweep.grid.Grid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What one declaration of an axis, {@code SketchTrial.TILT}, gives in specs and grids; no main file
 * names that family or its axis.
 */
class AddedAxisTest {

  private static final String SPEC = "name: t\nfamily: sketch\nshape: {width: 5%s}\n%s";

  private static Grid grid(String shape, String more) {
    String spec = SPEC.formatted(shape, more);
    return Grid.of(SweepSpec.parse("t.yaml", spec.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<SketchTrial> trials(Grid grid) {
    List<SketchTrial> trials = new ArrayList<>();
    grid.trials(0, grid.size()).forEachRemaining(trial -> trials.add((SketchTrial) trial));
    return trials;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                         | 0.0",
        "', tilt: 1'                                | 1.0",
        "', tilt: [0.5, 0]'                         | 0.5 0.0",
        "', tilt: {linspace: [0, 1], points: 3}'    | 0.0 0.5 1.0",
        "', tilt: {logspace: [0.01, 1], points: 3}' | 0.01 0.1 1.0",
      })
  void aSpecGivesItInEveryFormOrLeavesItOut(String shape, String expected) {
    assertThat(trials(grid(shape, "")))
        .extracting(trial -> Double.toString(trial.tilt()))
        .containsExactly(expected.split(" "));
  }

  @Test
  void whereAndZipNameIt() {
    assertThat(trials(grid(", tilt: [0, 0.5, 1]", "where: [tilt < 1]\nseeds: 2\n"))).hasSize(4);
    String zip = "training: {steps: [10, 20]}\nzip: [[shape.tilt, training.steps]]\n";
    assertThat(trials(grid(", tilt: [0, 0.5]", zip)))
        .extracting(trial -> trial.tilt() + " " + trial.optimisation().steps())
        .containsExactly("0.0 10", "0.5 20");
  }

  @Test
  void idsFromBeforeThereWasTheAxisStillHold() {
    assertThat(trials(grid(", tilt: [0, 0.5]", "")))
        .extracting(trial -> trial.canonicalText().contains("tilt="))
        .containsExactly(false, true);
  }

  @Test
  void itHasColumnAndLabel() {
    Setting<?> tilt = SketchTrial.SETTINGS.at("shape.tilt");
    assertThat(tilt.columns()).extracting(Column::name).containsExactly("tilt");
    assertThat(tilt.label()).isEqualTo("tilt t");
    Trial trial = trials(grid(", tilt: 0.5", "")).get(0);
    assertThat(tilt.columns().get(0).value().apply(trial)).isEqualTo(0.5);
  }

  static Stream<BadSpec> faults() {
    return Stream.of(
        text(SPEC.formatted(", tilt: 2", ""), 3, "shape.tilt", "was 2, must be in [0, 1]"),
        text(
            SPEC.formatted(", tild: 1", ""),
            3,
            "shape.tild",
            "unknown field; did you mean tilt? (allowed: width, tilt)"),
        text(SPEC.formatted("", "tilt: 1\n"), 4, "tilt", "did you mean shape.tilt?"),
        text(
            SPEC.formatted("", "where: [tild < 1]\n"),
            4,
            "where[0]",
            "unknown name tild; did you mean tilt?"),
        text(
            "name: t\nfamily: sketch\nshape: {width: [5, 20], tilt: [0, 1]}\n",
            3,
            "shape.tilt",
            "was 1.0 with width 20, must be at most 10 / width",
            "; cut such combinations by where: [tilt * width <= 10]"),
        text(
            SPEC.formatted("", "where: [noise > 1]\n"),
            4,
            "where[0]",
            "noise needs a noise, and there is no noise:"),
        text(SPEC.formatted("", "noise: {}\n"), 4, "noise.level", "is missing, must be 0 or more"),
        text(
            SPEC.formatted("", "model: {hidden: 2}\n"),
            4,
            "model",
            "unknown field",
            "(allowed: name, family, shape, noise, training, record, seeds, zip, where, limits)"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void itsFaultsAreTold(BadSpec bad) {
    bad.check();
  }

  /** Nothing but the section tells the two regions apart. */
  @Test
  void regionsWithAndWithoutASectionDoNotOverlap() {
    String spec =
        """
        - name: t
          family: sketch
          shape: {width: 5, tilt: [0, 1]}
        - shape: {width: 5, tilt: [0, 1]}
          noise: {level: 0}
        - shape: {width: 5, tilt: [0.5, 1]}
        """;
    Grid grid = Grid.of(SweepSpec.parse("t.yaml", spec.getBytes(StandardCharsets.UTF_8)));
    assertThat(grid.duplicates()).isEqualTo(1);
    for (long index = 0; index < grid.size(); index++) {
      long own = index;
      grid.configuration(index).ifPresent(trial -> assertThat(grid.indexOf(trial)).hasValue(own));
    }
  }

  @Test
  void gridsTravel() throws IOException, ClassNotFoundException {
    Grid grid = grid(", tilt: [0, 0.5, 1]", "where: [tilt < 1]\nseeds: [3, 5]\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(grid);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Grid copy = (Grid) in.readObject();
      assertThat(trials(copy)).isEqualTo(trials(grid));
      assertThat(copy.identity()).isEqualTo(grid.identity());
      assertThat(copy.family()).isSameAs(grid.family());
    }
  }
}
