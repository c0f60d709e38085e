package io.tegum.sweep.spec;

import static io.tegum.sweep.spec.BadSpec.bad;
import static io.tegum.sweep.spec.BadSpec.lines;
import static io.tegum.sweep.spec.BadSpec.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that hold no spec, specs that are too large, and how faults are told. */
class BadDocumentTest {

  static Stream<BadSpec> documents() {
    String good = String.join("\n", BadSpec.GOOD) + "\n";
    String big = "name: t\nmodel: {features: {linspace: [1, 10000], points: 10000}, hidden: 1}\n";
    return Stream.of(
        text("", 0, "", "the file is empty"),
        text("# nothing\n# here\n", 0, "", "the file is empty"),
        text("---\n", 0, "", "the file is empty"),
        text("just text\n", 1, "", "was \"just text\", must be a mapping with name"),
        text(
            "- {name: t, model: {features: 5, hidden: 2}, data: {sparsity: 0.5}}\n-\n",
            2,
            "[1]",
            "was empty, must be a mapping with name, family, model"),
        text(
            "- {name: t, model: {features: 5, hidden: 2}, data: {sparsity: 0.5}}\n- [a]\n",
            2,
            "[1]",
            "was a list, must be a mapping with name"),
        text("[]\n", 1, "", "was a list of 0 specs"),
        text("- 5\n", 1, "[0]", "was 5, must be a mapping"),
        text(good + "---\n" + good, 7, "", "a second YAML document", "write a list"),
        text("name: t\nmodel:\n\tfeatures: 20\n", 3, "", "a tab stands in the indentation"),
        text("name: t\nmodel: {features: 20\ndata: {sparsity: 0.5}\n", 3, "", "not YAML"),
        text("name: t\nmodel: [1, 2\n", 3, "", "not YAML"),
        text("name: 'test\nmodel: 5\n", 3, "", "not YAML"),
        text("name: a: b\n", 1, "", "not YAML at column 8"),
        text("name: t\n  model: 5\n", 2, "", "not YAML"),
        text("name: *nobody\n", 1, "", "not YAML"),
        text("a: " + "[".repeat(100_000), 1, "", "nested deeper than 32 levels"),
        text("a: &a [1]\nb: [" + "*a, ".repeat(60) + "]\n", 2, "", "more than 50 aliases"),
        text("name: t\nmodel: \u0007\n", 2, "", "control character 0x07"),
        text("name: t\n#" + "x".repeat(1_000_000), 0, "", "larger than 1 MB"),
        text(
            big
                + "data: {sparsity: {linspace: [0, 0.9], points: 10000}, importance_decay: {linspace: [1, 2], points: 10000}}\n",
            1,
            "",
            "1,000,000,000,000 combinations",
            "2,000,000,000",
            "model.features 10,000 x data.sparsity 10,000"),
        text(
            big
                + lines(
                    "data: {sparsity: {linspace: [0, 0.9], points: 10000}, importance_decay: {linspace: [1, 2], points: 10000}}",
                    "training: {learning_rate: {linspace: [1, 2], points: 10000}, weight_decay: {linspace: [1, 2], points: 10000}}"),
            1,
            "",
            "100,000,000,000,000,000,000 combinations"),
        text(
            lines(
                    "- name: t",
                    "  model: {features: 5, hidden: 2}",
                    "  data: {sparsity: {linspace: [0, 0.9], points: 1100}}",
                    "  seeds: 1000000")
                .repeat(2),
            1,
            "",
            "union have 2,200,000,000 combinations"),
        text(
            "- model: {features: 5, hidden: 2}\n  data: {sparsity: 0.5}\n",
            1,
            "name",
            "is missing"),
        text(
            lines(
                "- name: t",
                "  model: {features: 5, hidden: 2}",
                "  data: {sparsity: 0.5}",
                "- model: {features: 5, hidden: 2}",
                "  data: {sparsity: 2}"),
            5,
            "data.sparsity",
            "was 2, must be in [0, 1)"));
  }

  @ParameterizedTest
  @MethodSource({"documents"})
  void eachFaultIsOneLineWithPlaceValueAndWhatIsAllowed(BadSpec bad) {
    bad.check();
  }

  @Test
  void faultsReadAsFileLineFieldAndMessage() {
    assertThat(BadSpec.faults(bad(4, "data: {sparsity: 1.2}", "").spec()))
        .extracting(Fault::toString)
        .containsExactly("studies/x.yaml:4: data.sparsity: was 1.2, must be in [0, 1)");
    assertThat(BadSpec.faults(""))
        .extracting(Fault::describe)
        .singleElement()
        .asString()
        .startsWith("studies/x.yaml: the file is empty");
  }

  @Test
  void allFaultsAreToldInOneGoByLine() {
    String spec =
        """
        name: a/b
        model: {features: x, hiden: 5}
        head: {rank_ratio: 2, pairs: [[0, -1]]}
        data: {sparsity: [0.5, 1.5, .nan]}
        training: {steps: 0, batch: 2.5, optimizer: adamm}
        seeds: none
        where: [hiden < 5, features > 2]
        """;
    SpecException thrown = BadSpec.thrown(spec.getBytes(StandardCharsets.UTF_8));
    assertThat(thrown.faults().stream().map(f -> f.line() + " " + f.field()))
        .containsExactly(
            "1 name",
            "2 model.hiden",
            "2 model.features",
            "3 head.rank_ratio",
            "3 head.pairs[0][1]",
            "4 data.sparsity[1]",
            "4 data.sparsity[2]",
            "5 training.steps",
            "5 training.batch",
            "5 training.optimizer",
            "6 seeds",
            "7 where[0]");
    assertThat(thrown.getMessage().lines()).hasSize(12);
  }

  @Test
  void fiftyFaultsAreTold() {
    StringBuilder spec = new StringBuilder("name: t\n");
    for (int k = 0; k < 20_000; k++) {
      spec.append("key").append(k).append(": 1\n");
    }
    List<Fault> faults = BadSpec.faults(spec.toString());
    assertThat(faults).hasSize(50);
    assertThat(faults.get(48).line()).isPositive();
    assertThat(faults.get(49))
        .hasToString("studies/x.yaml: 19,954 more faults, which are not told");
  }

  @Test
  void manyConstraintsAreToldBriefly() {
    String spec =
        "name: t\nmodel: {features: [5, 6], hidden: 2}\ndata: {sparsity: 0.5}\nwhere: ["
            + "features > 2, ".repeat(20_000)
            + "features > 9]\n";
    assertThat(BadSpec.faults(spec))
        .singleElement()
        .asString()
        .contains("cuts all 2 combinations", "features > 2 and 19996 more never holds")
        .hasSizeLessThan(300);
  }

  @Test
  void bytesThatAreNotUtf8AreNamedWithTheirLine() {
    byte[] latin = "name: t\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(BadSpec.thrown(latin).faults())
        .containsExactly(
            new Fault(
                "studies/x.yaml", 2, "", "the file is not UTF-8 text: byte 0xe9 at offset 13"));
    byte[] truncated = {'a', (byte) 0xe2, (byte) 0x82};
    assertThat(BadSpec.thrown(truncated).faults()).singleElement().asString().contains("not UTF-8");
    byte[] zeros = new byte[100];
    assertThat(BadSpec.thrown(zeros).faults())
        .singleElement()
        .asString()
        .contains("control character 0x00");
  }
}
