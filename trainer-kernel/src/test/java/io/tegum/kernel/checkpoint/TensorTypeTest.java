package io.tegum.kernel.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class TensorTypeTest {

  /** Each of the 63,488 finite halves, by the definition of binary16 in double. */
  @Test
  void halvesAreDecodedExactly() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      int exponent = bits >> 10 & 31;
      int fraction = bits & 1023;
      float decoded = TensorType.half((short) bits);
      if (exponent == 31) {
        assertThat(Float.isFinite(decoded)).isFalse();
        continue;
      }
      double magnitude =
          exponent == 0
              ? fraction * Math.pow(2, -24)
              : (1024 + fraction) * Math.pow(2, exponent - 25);
      double expected = bits < 1 << 15 ? magnitude : -magnitude;
      assertThat((double) decoded).isEqualTo(expected);
    }
  }

  @Test
  void everyReadableTypeGivesTheSameNumbers() {
    float[] expected = {1.5f, -0.25f, 3, 0};
    for (TensorType type : new TensorType[] {TensorType.F64, TensorType.F32, TensorType.BF16}) {
      ByteBuffer bytes = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
      for (float value : expected) {
        switch (type) {
          case F64 -> bytes.putDouble(value);
          case F32 -> bytes.putFloat(value);
          default -> bytes.putShort((short) (Float.floatToIntBits(value) >>> 16));
        }
      }
      float[] decoded = new float[4];
      type.decode(bytes.flip(), 4, decoded, 0);
      assertThat(decoded).as(type.name()).containsExactly(expected);
    }
  }
}
