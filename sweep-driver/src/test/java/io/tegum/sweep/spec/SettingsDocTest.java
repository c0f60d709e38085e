package io.tegum.sweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.CommonSettings;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Quantity;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Setting.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every setting can be shown and looked up; docs/specs.md lists them as they are. When this fails,
 * paste the expected table there.
 */
class SettingsDocTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "specs.md");

  static Stream<String> families() {
    return Families.names().stream();
  }

  @ParameterizedTest
  @MethodSource("families")
  void everySettingHasLabelMeaningAndColumns(String name) {
    Family family = Families.named(name);
    List<String> columns = new ArrayList<>();
    for (Setting<?> setting : family.settings().all()) {
      assertThat(setting.label()).as(setting.path()).isNotBlank();
      if (!(setting.spellings().get(0).kind() instanceof Kind.Label)) {
        // A label such as adam speaks for itself, and may stand without "optimiser = ".
        assertThat(setting.symbol()).as(setting.path()).isNotBlank();
      }
      assertThat(setting.meaning()).as(setting.path()).isNotBlank();
      assertThat(setting.columns()).as(setting.path()).isNotEmpty();
      assertThat(setting.columns()).extracting(Column::meaning).doesNotContainNull();
      setting.columns().forEach(column -> columns.add(column.name()));
    }
    assertThat(columns).doesNotHaveDuplicates();
    assertThat(family.settings().quantities()).extracting(Quantity::meaning).doesNotContainNull();
    assertThat(family.quantities()).extracting(Quantity::meaning).doesNotContainNull();
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyDefaultIsAllowed(String name) {
    Family family = Families.named(name);
    for (Setting<?> setting : family.settings().all()) {
      for (Object value : defaults(setting, family).values()) {
        Kind<?> kind = setting.spellings().get(0).kind();
        if (kind instanceof Kind.Numeric<?> range
            && value instanceof Number number
            && !setting.isAbsent(value)) {
          assertThat(range.allows(number.doubleValue())).as(setting.path()).isTrue();
        }
      }
    }
  }

  /** Families of the tests need no documentation. */
  @Test
  void theDocumentListsEverySettingOfEveryFamily() throws IOException {
    String document = Files.readString(DOCUMENT);
    List<Family> families =
        families()
            .map(Families::named)
            .filter(family -> family.getClass().getPackageName().startsWith("io.tegum.kernel"))
            .toList();
    assertThat(families).isNotEmpty();
    for (Family family : families) {
      assertThat(document).contains("family `" + family.name() + "`");
      assertThat(document).contains(settings(family));
      assertThat(document).contains(quantities(family));
    }
  }

  /**
   * The first block shows the settings of the default family, and all labels of those that it
   * shows.
   */
  @Test
  void theExampleNamesEveryLabel() throws IOException {
    List<String> block =
        Files.readString(DOCUMENT).lines().takeWhile(line -> !line.startsWith("##")).toList();
    int seen = 0;
    for (Setting<?> setting : Families.named(Families.DEFAULT).settings().all()) {
      for (String line : block) {
        if (line.strip().startsWith(setting.spellings().get(0).key() + ": ")
            && setting.spellings().get(0).kind() instanceof Kind.Label<?> labels) {
          assertThat(line).contains(labels.labels());
          seen++;
        }
      }
    }
    assertThat(seen).isEqualTo(6);
  }

  private static String settings(Family family) {
    StringBuilder table =
        new StringBuilder(
            "| setting | values | default | in `where` | meaning |\n|---|---|---|---|---|\n");
    List<String> names = family.settings().quantities().stream().map(Quantity::name).toList();
    for (Setting<?> setting : family.settings().all()) {
      List<String> paths = new ArrayList<>();
      Set<String> values = new LinkedHashSet<>();
      for (Spelling<?, ?> spelling : setting.spellings()) {
        paths.add("`" + SectionKeys.path(setting, spelling.key()) + "`");
        values.add(spelling.kind().allowed().replaceFirst("(;|, for instance).*", ""));
      }
      row(
          table,
          String.join(" or ", paths),
          String.join("; or ", values),
          defaultText(setting, family),
          names.contains(setting.name()) ? "`" + setting.name() + "`" : "",
          setting.meaning());
      setting
          .compound()
          .map(Kind.Compound::pairing)
          .ifPresent(
              pairing ->
                  row(
                      table,
                      "`" + SectionKeys.path(setting, pairing.companionKey()) + "`",
                      pairing.companion().allowed(),
                      String.valueOf(pairing.companionDefault()),
                      "",
                      "Belongs to `" + setting.path() + "`"));
    }
    return table.toString();
  }

  private static String quantities(Family family) {
    StringBuilder table = new StringBuilder("| in `where` | meaning |\n|---|---|\n");
    for (Quantity quantity : family.quantities()) {
      String labels =
          quantity.labels() == null
              ? ""
              : " (" + String.join(", ", quantity.labels().labels()) + ")";
      row(table, "`" + quantity.name() + "`", quantity.meaning() + labels);
    }
    return table.toString();
  }

  private static void row(StringBuilder table, String... cells) {
    table.append("| ");
    table.append(
        Stream.of(cells).map(c -> c.replace("|", "\\|")).collect(Collectors.joining(" | ")));
    table.append(" |\n");
  }

  private static String defaultText(Setting<?> setting, Family family) {
    if (setting.path().equals(CommonSettings.SEEDS)) {
      return "1";
    }
    if (setting.implied().isPresent()) {
      return "by `" + setting.implied().get().by().path() + "`";
    }
    Map<String, Object> defaults = defaults(setting, family);
    if (defaults.isEmpty()) {
      return "must be given";
    }
    if (defaults.values().stream().anyMatch(setting::isAbsent)) {
      return "none";
    }
    return new LinkedHashSet<>(defaults.values()).size() == 1
        ? setting.shown(defaults.values().iterator().next())
        : defaults.entrySet().stream()
            .map(entry -> setting.shown(entry.getValue()) + entry.getKey())
            .collect(Collectors.joining("; "));
  }

  /** The defaults by which optional section there is: "", " with `head:`". */
  private static Map<String, Object> defaults(Setting<?> setting, Family family) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    Optional<?> plain = setting.defaultValue(Set.of());
    plain.ifPresent(value -> defaults.put("", value));
    for (String section : family.optionalSections()) {
      Optional<?> value = setting.defaultValue(Set.of(section));
      value.ifPresent(v -> defaults.put(" with `" + section + ":`", v));
    }
    return defaults;
  }
}
