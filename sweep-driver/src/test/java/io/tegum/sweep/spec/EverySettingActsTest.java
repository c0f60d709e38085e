package io.tegum.sweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.training.Trainer;
import io.tegum.sweep.grid.Grid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Trials that differ in one setting come out differently: an axis that was declared and that no
 * step looks at would be rows that say one thing and hold another. A new axis needs a case here.
 */
class EverySettingActsTest {

  private static final String TOY =
      """
      family=toy
      model.features=6
      model.hidden=4
      head.rank=2
      head.pairs=[[0, 1]]
      data.sparsity=0.5
      data.importance_decay=0.9
      training.steps=20
      training.batch=16
      training.optimizer=adamw
      training.learning_rate=0.01
      record.points=5
      """;

  private static final String FEED_FORWARD =
      """
      family=feed-forward
      model.inputs=4
      model.neurons=6
      data.function=abs
      data.sparsity=0.5
      training.steps=20
      training.batch=16
      training.optimizer=adamw
      training.learning_rate=0.01
      record.points=5
      """;

  private static final String ADDITION =
      """
      family=addition
      model.digits=2
      model.width=8
      model.heads=2
      data.training_pairs=64
      data.test_pairs=32
      training.epochs=3
      training.batch=16
      record.points=5
      """;

  /** Of each setting what is given in the place of, or beside, what the family's text says. */
  private static final Map<String, Map<String, String>> CASES =
      Map.of(
          TOY,
          Map.ofEntries(
              Map.entry("model.features", "model.features=8"),
              Map.entry("model.hidden", "model.hidden=3"),
              Map.entry("model.activation", "model.activation=gelu"),
              Map.entry("model.hidden_activation", "model.hidden_activation=relu"),
              Map.entry("head.rank", "head.rank=1"),
              Map.entry("head.lambda", "head.lambda=2"),
              Map.entry("head.target", "head.target=product"),
              Map.entry("head.pair_sets", "head.pairs=[[2, 3]]"),
              Map.entry("data.sparsity", "data.sparsity=0.6"),
              Map.entry("data.importance_decay", "data.importance_decay=0.8"),
              Map.entry("data.last_importance", "data.last_importance=5"),
              Map.entry("data.correlation", "data.correlation=correlated\ndata.set_size=2"),
              Map.entry("data.profile", "data.profile={power: 0.5}"),
              Map.entry("data.values", "data.values=signed"),
              Map.entry("training.schedule", "training.schedule=representation-then-head"),
              Map.entry("training.steps", "training.steps=21"),
              Map.entry("training.batch", "training.batch=17"),
              Map.entry("training.optimizer", "training.optimizer=sgd"),
              Map.entry("training.learning_rate", "training.learning_rate=0.02"),
              Map.entry("training.weight_decay", "training.weight_decay=0.5"),
              Map.entry(
                  "training.learning_rate_schedule", "training.learning_rate_schedule=cosine"),
              Map.entry("training.warmup_steps", "training.warmup_steps=5"),
              Map.entry("training.initial_scale", "training.initial_scale=0.5"),
              Map.entry("training.initial", "training.initial=unit"),
              Map.entry("training.initial_bias", "training.initial_bias=0.1"),
              Map.entry("training.dropout", "training.dropout=0.3"),
              Map.entry("training.hidden_l1", "training.hidden_l1=0.1"),
              Map.entry("training.weight_l1", "training.weight_l1=0.1"),
              Map.entry("seeds", "seeds=[8]"),
              Map.entry("record.points", "record.points=6")),
          FEED_FORWARD,
          Map.ofEntries(
              Map.entry("model.inputs", "model.inputs=5"),
              Map.entry("model.neurons", "model.neurons=7"),
              Map.entry("model.activation", "model.activation=gelu"),
              Map.entry("model.output", "model.output=gelu"),
              Map.entry("model.hidden_bias", "model.hidden_bias=true"),
              Map.entry("data.function", "data.function=square"),
              Map.entry("data.sparsity", "data.sparsity=0.6"),
              Map.entry("data.importance_decay", "data.importance_decay=0.8"),
              Map.entry("data.pairs", "data.pairs=[[[0, 2]]]"),
              Map.entry("training.steps", "training.steps=21"),
              Map.entry("training.batch", "training.batch=17"),
              Map.entry("training.optimizer", "training.optimizer=sgd"),
              Map.entry("training.learning_rate", "training.learning_rate=0.02"),
              Map.entry("training.weight_decay", "training.weight_decay=0.5"),
              Map.entry(
                  "training.learning_rate_schedule", "training.learning_rate_schedule=cosine"),
              Map.entry("training.warmup_steps", "training.warmup_steps=5"),
              Map.entry("training.initial", "training.initial=xavier"),
              Map.entry("training.positive_w2", "training.positive_w2=true"),
              Map.entry("training.initial_scale", "training.initial_scale=0.5"),
              Map.entry("seeds", "seeds=[8]"),
              Map.entry("record.points", "record.points=6")),
          ADDITION,
          Map.ofEntries(
              Map.entry("model.digits", "model.digits=3"),
              Map.entry("model.width", "model.width=12"),
              Map.entry("model.heads", "model.heads=3"),
              Map.entry("model.head_size", "model.head_size=3"),
              Map.entry("data.training_pairs", "data.training_pairs=80"),
              Map.entry("data.test_pairs", "data.test_pairs=40"),
              Map.entry("training.epochs", "training.epochs=4"),
              Map.entry("training.batch", "training.batch=32"),
              Map.entry("training.learning_rate", "training.learning_rate=0.002"),
              Map.entry("training.weight_decay", "training.weight_decay=0.5"),
              Map.entry("training.initial_scale", "training.initial_scale=0.5"),
              Map.entry("seeds", "seeds=[8]"),
              Map.entry("record.points", "record.points=4")));

  /** What a setting needs, before it is given another value. */
  private static final Map<String, String> NEEDS =
      Map.of("data.pairs", "data.function=max\ndata.pairs=[[[0, 1]]]");

  /** The family that a text is of. */
  private static String family(String text) {
    return entries(text).get("family");
  }

  static Stream<String> texts() {
    return CASES.keySet().stream();
  }

  @Test
  void everyFamilyIsHere() {
    List<String> main = List.of("toy", "feed-forward", "addition");
    assertThat(Families.names()).containsAll(main);
    assertThat(texts().map(EverySettingActsTest::family)).containsExactlyInAnyOrderElementsOf(main);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everySettingHasACase(String text) {
    List<String> paths =
        Families.named(family(text)).settings().all().stream().map(Setting::path).toList();
    assertThat(CASES.get(text).keySet()).containsExactlyInAnyOrderElementsOf(paths);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void anotherValueGivesOtherResults(String text) {
    CASES
        .get(text)
        .forEach(
            (path, change) -> {
              String given = text + NEEDS.getOrDefault(path, "") + "\n";
              assertThat(results(given + change)).as(path).isNotEqualTo(results(given));
            });
  }

  /** Everything that is kept of the one trial that {@code text} gives. */
  private static String results(String text) {
    byte[] spec = spec(entries(text)).getBytes(StandardCharsets.UTF_8);
    Trial trial = Grid.of(SweepSpec.parse("t.yaml", spec)).trials(0, 1).next();
    TrialResult result = Trainer.train(trial);
    assertThat(result.status()).as(result.errorOrNull()).isEqualTo(TrialResult.Status.COMPLETED);
    StringBuilder all = new StringBuilder();
    for (Column<TrialResult> column : trial.family().columns()) {
      all.append(column.name()).append(text(column.type(), column.value().apply(result)));
    }
    for (CurvePoint point : result.curve()) {
      for (Column<CurvePoint> column : trial.family().curveColumns()) {
        all.append(column.name()).append(text(column.type(), column.value().apply(point)));
      }
    }
    return all.toString();
  }

  private static String text(ColumnType type, Object value) {
    if (value instanceof double[] numbers) {
      return Arrays.toString(numbers);
    }
    if (value instanceof int[] numbers) {
      return Arrays.toString(numbers);
    }
    if (type instanceof ColumnType.ListOf list && value instanceof List<?> values) {
      return values.stream()
          .map(each -> text(list.element(), each))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (type instanceof ColumnType.Struct struct && value != null) {
      return struct.fields().stream()
          .map(field -> text(field.type(), field.value().apply(value)))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return String.valueOf(value);
  }

  /** Lines "section.key=value"; of two with one key the later one counts. */
  private static Map<String, String> entries(String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    text.lines()
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              int end = line.indexOf('=');
              entries.put(line.substring(0, end), line.substring(end + 1));
            });
    return entries;
  }

  private static String spec(Map<String, String> entries) {
    Map<String, String> sections = new LinkedHashMap<>();
    StringBuilder spec = new StringBuilder("name: t\n");
    entries.forEach(
        (path, value) -> {
          int dot = path.indexOf('.');
          if (dot < 0) {
            spec.append(path).append(": ").append(value).append('\n');
          } else {
            String entry = path.substring(dot + 1) + ": " + value;
            sections.merge(path.substring(0, dot), entry, (a, b) -> a + ", " + b);
          }
        });
    sections.forEach(
        (section, all) -> spec.append(section).append(": {").append(all).append("}\n"));
    return spec.toString();
  }
}
