package io.tegum.sweep.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages specs and command lines as mistakes, bad editors and malice do. */
final class Mutations {
  private Mutations() {}

  /** Specs that are right, with everything that a spec can have. */
  static final List<String> SPECS =
      List.of(
          """
          name: alignment
          model: {features: 20, hidden: 5, activation: relu}
          head: {rank_ratio: [0.2, 0.6, 1.0], lambda: {logspace: [0.01, 10], points: 3}, pairs: [[0, 1]]}
          data: {sparsity: {linspace: [0, 0.95], points: 4}, importance_decay: [0.7, 0.9]}
          training: {schedule: [joint, representation-then-head], steps: 100, batch: 64}
          seeds: 3
          record: {points: 60}
          where: [head_rank <= hidden, "schedule == joint or lambda == 1"]
          """,
          """
          - name: zipped
            model:
              features: [5, 6]
              hidden: [2, 3]
            data:
              sparsity: {density-logspace: [0.1, 1], points: 5}
              correlation: [none, anticorrelated]
              set_size: [2]
            training: {steps: 10, dropout: [0, 0.1]}
            zip: [[model.features, model.hidden]]
            where:
              - correlation == none or density * set_size <= 1
              - set_size != 2 or features == 6
            limits: {trial_seconds: 60}
          - model: {features: 6, hidden: 2}
            data: {sparsity: 0.5}
            training: {steps: 10}
            seeds: [1, 2, 99]
          """,
          """
          family: feed-forward
          name: abs
          model: {inputs: 6, neurons: [3, 6]}
          data: {function: abs, sparsity: [0.5, 0.9]}
          training: {steps: 10}
          """,
          """
          family: addition
          name: sums
          model: {digits: 2}
          training: {epochs: 10}
          """);

  /** Commands that find nothing to work on, so none of them starts Spark. */
  static final List<String> COMMAND_LINES =
      List.of(
          "plan SPEC --cores 4",
          "plan SPEC --simulate 10 --executor-cores 4 --failures-per-hour 0.1",
          "run SPEC --out DIR --master local[2] --bundle-seconds 2 --max-failures 3",
          "run SPEC --out DIR --fail-fast --retry-failed --continue-other-code",
          "extend DIR SPEC --master local[2]",
          "status DIR",
          "sql DIR SELECT --format csv",
          "sql DIR -f SPEC --allow-files",
          "report DIR",
          "diagram DIR --x sparsity --y lambda --value loss_total --cell median",
          "diagram DIR --x sparsity --y lambda --value loss_total --contour 1 --facet schedule",
          "compact DIR",
          "verify DIR",
          "rerun DIR 0123456789abcdef0123456789abcdef",
          "train SPEC",
          "inspect SPEC --out DIR",
          "--help",
          "--version");

  private static final List<String> HOSTILE =
      List.of(
          "",
          "~",
          "null",
          "-1",
          "0",
          "1e308",
          "1e-400",
          "-0.0",
          ".nan",
          ".inf",
          "0x10",
          "1_000",
          "2147483648",
          "9223372036854775808",
          "99999999999999999999999",
          "true",
          "\"\"",
          "''",
          "'",
          "\"",
          "[",
          "]",
          "{",
          "}",
          "[]",
          "{}",
          "[[]]",
          "{a: b}",
          "&a",
          "*a",
          "&a [*a]",
          "<<: *a",
          "!!int 3",
          "!!python/object:x",
          "!x",
          "---",
          "...",
          "%YAML 1.2",
          "# x",
          "|",
          ">",
          "@x",
          "`",
          "\t",
          "\u0000",
          "\u00e9",
          "\ud83d\ude00",
          "\u202e",
          "\ufeff",
          "\ud800",
          "\u0085",
          "? x",
          ": ",
          "- ",
          "[[0, 1], [0, 1]]",
          "{linspace: [0, 1], points: 1}",
          "{logspace: [0, 1], points: 3}",
          "{linspace: [1, 9], points: 9}",
          "head_rank",
          "a < b < c",
          "not not not",
          "((((((((",
          "features / 0 == 1",
          "2024-01-01",
          "12:30:45");

  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "--",
          "---",
          "-1",
          "--out",
          "--out=",
          "--master",
          "--master=local[0]",
          "--cores",
          "--cores=0",
          "--cores=99999999999",
          "--format",
          "--format=xml",
          "-f",
          "-x",
          "--help",
          "--version",
          "@file",
          "@@",
          "a b",
          "a\nb",
          "a\tb",
          "a\u0000b",
          "\u00e9",
          "\ud83d\ude00",
          "\ud800",
          "file://host/x",
          "s3a:",
          "hdfs:",
          "x:",
          ":",
          "::",
          "//",
          "a:b:c",
          "..",
          "*",
          "?",
          "[",
          "{",
          "%",
          "%s",
          "%n",
          "$HOME",
          "`id`",
          "\\",
          "\"",
          "'",
          "--x=--y",
          "=",
          "==",
          "--=",
          "1e308",
          "NaN",
          "\u202e");

  /** Does one damage to a command line's words; the command itself is never another one. */
  static void mutate(List<String> words, SplittableRandom random) {
    int at = random.nextInt(words.size() + 1);
    int there = Math.min(at, words.size() - 1);
    switch (random.nextInt(6)) {
      case 0 -> words.add(at, any(WORDS, random));
      case 1 -> words.set(there, any(WORDS, random));
      case 2 -> words.add(at, words.get(there));
      case 3 -> {
        if (words.size() > 1) {
          words.remove(there);
        }
      }
      case 4 -> words.set(there, words.get(there) + any(WORDS, random));
      default -> words.add(at, any(WORDS, random).repeat(1 + random.nextInt(3000)));
    }
  }

  private static <T> T any(List<T> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }

  /** A spec's text on its way to ruin. */
  static final class Text {
    private final SplittableRandom random;
    private String text;

    Text(String text, SplittableRandom random) {
      this.text = text;
      this.random = random;
    }

    /** Does one damage. */
    void mutate() {
      switch (random.nextInt(9)) {
        case 0 -> replaceWord(any(HOSTILE, random));
        case 1 -> insert(any(HOSTILE, random));
        case 2 -> text = text.substring(0, position()); // cut off
        case 3 -> remove();
        case 4 -> changeLines();
        case 5 -> insert(Character.toString(random.nextInt(0x3000)));
        case 6 -> insert(any(HOSTILE, random).repeat(1 + random.nextInt(4000)));
        case 7 -> replaceWord(Long.toString(random.nextLong() >> random.nextInt(64)));
        default -> text = text.replace(word(), word()); // a name in another's place, everywhere
      }
    }

    private int position() {
      return random.nextInt(text.length() + 1);
    }

    private void insert(String what) {
      int at = position();
      text = text.substring(0, at) + what + text.substring(at);
    }

    private void remove() {
      int first = position();
      int end = Math.min(text.length(), first + 1 + random.nextInt(20));
      text = text.substring(0, first) + text.substring(end);
    }

    private String word() {
      List<String> words =
          Arrays.stream(text.split("[^\\w.-]+")).filter(each -> !each.isEmpty()).toList();
      return words.isEmpty() ? "x" : any(words, random);
    }

    private void replaceWord(String by) {
      String old = word();
      int at = text.indexOf(old, position());
      at = at < 0 ? text.indexOf(old) : at;
      if (at >= 0) {
        text = text.substring(0, at) + by + text.substring(at + old.length());
      }
    }

    private void changeLines() {
      List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
      int one = random.nextInt(lines.size());
      int other = random.nextInt(lines.size());
      switch (random.nextInt(4)) {
        case 0 -> lines.set(one, " ".repeat(random.nextInt(5)) + lines.get(one).strip());
        case 1 -> lines.add(other, lines.get(one));
        case 2 -> lines.set(one, lines.set(other, lines.get(one)));
        default -> lines.remove(one);
      }
      text = String.join("\n", lines);
    }

    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return text.length() > 3000 ? text.substring(0, 3000) + " ..." : text;
    }
  }
}
