package io.tegum.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexRunsTest {

  private static final int SIZE = 40;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void setsBehaveAsBitSetsDo(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      BitSet one = bits(random);
      BitSet two = bits(random);
      IndexRuns a = runs(one);
      IndexRuns b = runs(two);
      BitSet union = (BitSet) one.clone();
      union.or(two);
      assertThat(a.count()).isEqualTo(one.cardinality());
      assertThat(a.plus(b)).isEqualTo(runs(union));
      assertThat(a.plus(b).hashCode()).isEqualTo(runs(union).hashCode());
      assertThat(a.intersects(b)).isEqualTo(one.intersects(two));
      assertThat(a.containsAll(b)).isEqualTo(union.equals(one));
      assertThat(a.first()).isEqualTo(one.isEmpty() ? Long.MAX_VALUE : one.nextSetBit(0));
      for (int index = 0; index <= SIZE; index++) {
        assertThat(a.contains(index)).isEqualTo(one.get(index));
      }
      assertThat(IndexRuns.parse(a.toString())).isEqualTo(a);
    }
  }

  @Test
  void runsAreWrittenByFirstAndLastIndex() {
    IndexRuns runs =
        IndexRuns.union(
            List.of(
                IndexRuns.of(7, 8), IndexRuns.of(0, 3), IndexRuns.of(3, 5), IndexRuns.of(2, 4)));
    assertThat(runs).hasToString("0-4 7");
    assertThat(runs.runs()).isEqualTo(2);
    assertThat(IndexRuns.NONE).hasToString("");
    assertThatThrownBy(() -> IndexRuns.of(5, 5))
        .hasMessage("Cannot make a run of indices: it was [5, 5), must hold at least one");
  }

  @Test
  void coveragesAreSetsOfIndicesOfEachGrid() {
    Coverage one = new Coverage(Map.of("aa", IndexRuns.of(0, 10), "bb", IndexRuns.of(5, 6)));
    Coverage two = Coverage.of("aa", IndexRuns.of(8, 12));
    Coverage union = Coverage.union(List.of(one, two));
    assertThat(union).hasToString("aa:0-11;bb:5");
    assertThat(Coverage.parse(union.toString())).isEqualTo(union);
    assertThat(one.intersects(two)).isTrue();
    assertThat(one.containsAll(two)).isFalse();
    assertThat(union.containsAll(one)).isTrue();
    assertThat(two.intersects(Coverage.of("bb", IndexRuns.of(8, 12)))).isFalse();
    assertThat(Coverage.parse("")).isEqualTo(Coverage.NONE);
    for (String torn : List.of("aa", "aa:1-", "aa:x", ":3", "aa:5-2")) {
      assertThatThrownBy(() -> Coverage.parse(torn)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static BitSet bits(Random random) {
    BitSet bits = new BitSet();
    double density = random.nextDouble();
    for (int k = 0; k < SIZE; k++) {
      bits.set(k, random.nextDouble() < density);
    }
    return bits;
  }

  private static IndexRuns runs(BitSet bits) {
    List<IndexRuns> runs = new ArrayList<>();
    bits.stream().forEach(index -> runs.add(IndexRuns.of(index, index + 1)));
    return IndexRuns.union(runs);
  }
}
