package io.tegum.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MemoryTest {

  @Test
  void severalStandInOneArrayAndNoneInAnothersPlace() {
    try (Memory first = new Memory()) {
      int begin = first.place(100);
      float[] floats = first.allocate();
      Arrays.fill(floats, 7);
      Memory second = new Memory(first);
      int next = second.place(50);
      assertThat(second.allocate()).isSameAs(floats);
      Memory third = new Memory(first);
      int last = third.place(10);
      assertThat(third.allocate()).isSameAs(floats);
      assertThat(next).isGreaterThanOrEqualTo(begin + 100);
      assertThat(last).isGreaterThanOrEqualTo(next + 50);
      assertThat(Arrays.copyOfRange(floats, next, next + 50)).containsOnly(0);
      assertThat(floats[begin + 99]).isEqualTo(7);
      third.close();
      second.close();
      assertThat(first.place(1)).isPositive(); // which is still its own
    }
  }

  @Test
  void whatHasNoRoomThereHasAnArrayOfItsOwn() {
    try (Memory first = new Memory()) {
      first.place(1 << 21);
      float[] floats = first.allocate();
      try (Memory second = new Memory(first)) {
        int begin = second.place(3 << 20);
        float[] own = second.allocate();
        assertThat(own).isNotSameAs(floats);
        assertThat(own.length).isGreaterThanOrEqualTo(begin + (3 << 20));
      }
    }
  }
}
