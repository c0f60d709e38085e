package io.tegum.sweep.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tegum.kernel.family.Company;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.sweep.spec.SweepSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GridTest {

  private static SweepSpec spec(String yaml) {
    return SweepSpec.parse("t.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("io.tegum.sweep.grid.GridCase#all")
  void decodedConfigurationsAreTheNestedLoopsOnes(GridCase example) {
    Grid grid = Grid.of(spec(example.spec()));
    Expansion expansion = new Expansion(example);
    List<Trial> decoded = new ArrayList<>();
    for (long index = 0; index < grid.size(); index++) {
      grid.configuration(index).ifPresent(decoded::add);
    }
    assertThat(decoded).doesNotHaveDuplicates();
    assertThat(new HashSet<>(decoded)).isEqualTo(expansion.trials());
  }

  @ParameterizedTest
  @MethodSource("io.tegum.sweep.grid.GridCase#all")
  void countsAreExact(GridCase example) {
    Grid grid = Grid.of(spec(example.spec()));
    Expansion expansion = new Expansion(example);
    assertThat(grid.size()).isEqualTo(expansion.size());
    assertThat(grid.trials()).isEqualTo(expansion.trials().size());
    assertThat(grid.cut()).isEqualTo(expansion.cut());
    assertThat(grid.duplicates())
        .isEqualTo(expansion.size() - expansion.cut() - expansion.trials().size());
  }

  @ParameterizedTest
  @MethodSource("io.tegum.sweep.grid.GridCase#all")
  void indexOfInvertsConfiguration(GridCase example) {
    Grid grid = Grid.of(spec(example.spec()));
    for (long index = 0; index < grid.size(); index++) {
      Optional<Trial> configuration = grid.configuration(index);
      if (configuration.isPresent()) {
        assertThat(grid.indexOf(configuration.get())).hasValue(index);
      }
    }
    for (Trial configuration : new Expansion(example).trials()) {
      long index = grid.indexOf(configuration).orElseThrow();
      assertThat(grid.configuration(index)).contains(configuration);
      assertThat(grid.indexOf(reseeded(configuration))).isEmpty();
    }
  }

  private static Trial reseeded(Trial trial) {
    TrialConfiguration c = (TrialConfiguration) trial;
    return new TrialConfiguration(
        c.model(), c.headOrNull(), c.data(), c.training(), 1234567, c.recordPoints());
  }

  @ParameterizedTest
  @MethodSource("io.tegum.sweep.grid.GridCase#all")
  void runsVisitEveryTrialOnceInOrder(GridCase example) {
    Grid grid = Grid.of(spec(example.spec()));
    List<Long> visited = new ArrayList<>();
    grid.forEachRun(
        (first, length, sample, company) -> {
          assertThat(grid.configuration(first)).contains(sample);
          for (long index = first; index < first + length; index++) {
            visited.add(index);
          }
        });
    List<Long> trials = new ArrayList<>();
    for (long index = 0; index < grid.size(); index++) {
      if (grid.configuration(index).isPresent()) {
        trials.add(index);
      }
    }
    assertThat(visited).isEqualTo(trials);
  }

  /** Every range; of the larger grids, those that begin or end near each other. */
  @ParameterizedTest
  @MethodSource("io.tegum.sweep.grid.GridCase#all")
  void runsOfARangeAreTheRangesTrials(GridCase example) {
    Grid grid = Grid.of(spec(example.spec()));
    List<Long> all = new ArrayList<>();
    grid.forEachRun((first, length, sample, company) -> addRun(grid, all, first, length, sample));
    for (long begin = 0; begin <= grid.size(); begin++) {
      for (long end = begin; end <= grid.size(); end += 1 + (end - begin) / 5) {
        List<Long> visited = new ArrayList<>();
        grid.forEachRun(
            begin,
            end,
            (first, length, sample, company) -> addRun(grid, visited, first, length, sample));
        long from = begin;
        long to = end;
        assertThat(visited)
            .isEqualTo(all.stream().filter(index -> index >= from && index < to).toList());
      }
    }
  }

  /** The second region's first 20 trials are duplicates. */
  @Test
  void neighboursAreCountedWhereSeedsDecide() {
    Grid grid =
        Grid.of(
            spec(
                """
                - name: t
                  model: {features: 5, hidden: 2}
                  data: {sparsity: [0.5, 0.9]}
                  seeds: 20
                - model: {features: 5, hidden: 2}
                  data: {sparsity: [0.5, 0.9]}
                  seeds: 50
                """));
    Map<Long, Long> trials = new TreeMap<>();
    grid.forEachRun(
        (first, length, sample, company) -> trials.merge(company.neighbours(), length, Long::sum));
    assertThat(trials).isEqualTo(Map.of(20L, 40L, 50L, 60L));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '[0.9, 1]', 6", // the same for both sparsities
    "'learning_rate: [0.1, 0.2]', '0.9', 3",
    "'learning_rate: [0.1, 0.2]', '[0.9, 1]', 3" // seeds stand within learning rates, within decays
  })
  void neighboursDifferInDataAndSeedAlone(String training, String decay, long expected) {
    Grid grid =
        Grid.of(
            spec(
                "name: t\nmodel: {features: 5, hidden: 2}\ntraining: {"
                    + training
                    + "}\ndata: {sparsity: [0.5, 0.9], importance_decay: "
                    + decay
                    + "}\nseeds: 3\n"));
    grid.forEachRun(
        1,
        grid.size() - 1, // and the same for parts of runs
        (first, length, sample, company) -> {
          long neighbours = company.neighbours();
          assertThat(neighbours).isEqualTo(expected);
          long begin = first - first % neighbours;
          for (long index = begin; index < begin + neighbours; index++) {
            TrialConfiguration one = (TrialConfiguration) sample;
            TrialConfiguration other = (TrialConfiguration) grid.configuration(index).orElseThrow();
            assertThat(other.training()).isEqualTo(one.training());
            assertThat(other.data().sparsity()).isEqualTo(one.data().sparsity());
          }
        });
  }

  private static void addRun(Grid grid, List<Long> visited, long first, long length, Trial sample) {
    assertThat(length).isPositive();
    assertThat(grid.configuration(first)).contains(sample);
    for (long index = first; index < first + length; index++) {
      visited.add(index);
    }
  }

  @ParameterizedTest
  @MethodSource("io.tegum.sweep.grid.GridCase#all")
  void aGridSurvivesSerialisation(GridCase example) throws IOException, ClassNotFoundException {
    Grid grid = Grid.of(spec(example.spec()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(grid);
    }
    Grid copy;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      copy = (Grid) in.readObject();
    }
    assertThat(copy.name()).isEqualTo("t");
    assertThat(List.of(copy.size(), copy.trials(), copy.cut()))
        .isEqualTo(List.of(grid.size(), grid.trials(), grid.cut()));
    for (long index = 0; index < grid.size(); index++) {
      Optional<Trial> configuration = copy.configuration(index);
      assertThat(configuration).isEqualTo(grid.configuration(index));
      if (configuration.isPresent()) {
        assertThat(copy.indexOf(configuration.get())).hasValue(index);
      }
    }
  }

  @Test
  void seedsAreInnermost() {
    Grid grid =
        Grid.of(
            spec(
                """
                name: t
                model: {features: 8, hidden: [2, 3]}
                data: {sparsity: [0, 0.5], importance_decay: [0.7, 1]}
                where: [hidden > 2 or sparsity == 0]
                seeds: 4
                """));
    for (long index = 0; index < grid.size(); index++) {
      long seed = index % 4;
      grid.configuration(index).ifPresent(c -> assertThat(c.seed()).isEqualTo(seed));
    }
  }

  /** So that trials of one model stand side by side and are trained once. */
  @Test
  void lambdaStandsWithinSeeds() {
    Grid grid =
        Grid.of(
            spec(
                """
                name: t
                model: {features: 8, hidden: 4}
                head: {rank: [1, 2], lambda: [1, 10, 100], pairs: [[0, 1]]}
                data: {sparsity: [0, 0.5]}
                training: {schedule: [joint, representation-then-head]}
                seeds: 4
                """));
    grid.forEachRun(
        (first, length, sample, company) -> {
          assertThat(company).isEqualTo(new Company(1, 3));
          assertThat(length).isEqualTo(12);
        });
    for (long index = 0; index < grid.size(); index++) {
      TrialConfiguration trial = (TrialConfiguration) grid.configuration(index).orElseThrow();
      assertThat(trial.headOrNull().lambda()).isEqualTo(Math.pow(10, (int) (index % 3)));
      assertThat(trial.seed()).isEqualTo(index / 3 % 4);
      assertThat(grid.indexOf(trial)).hasValue(index);
    }
  }

  /** Then each of its values is a run of its own. */
  @Test
  void lambdaHasNoTwinsWhereItDecides() {
    Grid grid =
        Grid.of(
            spec(
                """
                name: t
                model: {features: 8, hidden: 4}
                head: {rank: 2, lambda: [1, 10, 100], pairs: [[0, 1]]}
                data: {sparsity: 0.5}
                training: {schedule: [joint, representation-then-head]}
                where: [schedule == joint or lambda < 50]
                """));
    List<Long> lengths = new ArrayList<>();
    grid.forEachRun(
        (first, length, sample, company) -> {
          assertThat(company.twins()).isEqualTo(1);
          lengths.add(length);
        });
    assertThat(lengths).isEqualTo(List.of(1L, 1L, 1L, 1L, 1L));
  }

  @Test
  void aTrialsIdDoesNotDependOnTheGridItCameFrom() {
    Grid fine =
        Grid.of(
            spec(
                """
                name: fine
                model: {features: [10, 20], hidden: 5}
                head: {rank_ratio: 0.6, lambda: {logspace: [0.01, 10], points: 7}, pairs: [[2, 3], [0, 1]]}
                data: {sparsity: {linspace: [0, 0.95], points: 20}}
                seeds: 10
                """));
    Grid coarse =
        Grid.of(
            spec(
                """
                name: coarse
                model: {features: 20, hidden: [2, 5]}
                head: {rank: [2, 3], lambda: 0.1, pairs: [[0, 1], {left: 2, right: 3, weight: 1}]}
                data: {sparsity: {density-logspace: [0.1, 0.85], points: 2}, importance_decay: [0.9, 1.0]}
                training: {learning_rate: 0.001, optimizer: [adamw, adam]}
                where: [head_rank <= hidden]
                seeds: [7]
                """));
    Set<String> ids = new HashSet<>();
    fine.trials(0, fine.size()).forEachRemaining(c -> ids.add(c.trialId()));
    assertThat(ids).hasSize(2 * 7 * 20 * 10);
    List<String> shared = new ArrayList<>();
    Iterator<Trial> trials = coarse.trials(0, coarse.size());
    while (trials.hasNext()) {
      TrialConfiguration trial = (TrialConfiguration) trials.next();
      boolean inBoth = fine.indexOf(trial).isPresent();
      assertThat(ids.contains(trial.trialId())).isEqualTo(inBoth);
      if (inBoth) {
        shared.add(trial.data().sparsity() + " " + trial.headOrNull().lambda());
      }
    }
    assertThat(shared).containsExactlyInAnyOrder("0.9 0.1", "0.15 0.1");
  }

  @Test
  void aBillionTrialsAreCountedAndDecodedWithoutBeingWalked() {
    Grid grid =
        Grid.of(
            spec(
                """
                name: t
                model: {features: 20, hidden: [2, 5]}
                data: {sparsity: {linspace: [0, 0.9], points: 1000}, importance_decay: {linspace: [0.1, 1], points: 1000}}
                where: [hidden == 5 or sparsity < 0.45]
                seeds: 1000
                """));
    assertThat(grid.size()).isEqualTo(2_000_000_000L);
    assertThat(grid.trials()).isEqualTo(1_500_000_000L);
    assertThat(grid.cut()).isEqualTo(500_000_000L);
    long last = grid.size() - 1;
    TrialConfiguration configuration = (TrialConfiguration) grid.configuration(last).orElseThrow();
    assertThat(configuration.seed()).isEqualTo(999);
    assertThat(configuration.data().importanceDecay()).isEqualTo(1.0);
    assertThat(grid.indexOf(configuration)).hasValue(last);
  }

  @Test
  void indicesOutsideTheGridAreRefused() {
    Grid grid = Grid.of(spec("name: t\nmodel: {features: 5, hidden: 2}\ndata: {sparsity: 0.5}\n"));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> grid.configuration(1))
        .withMessage("Cannot decode a trial: index was 1, must be in [0, 1)");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> grid.configuration(-1));
  }
}
