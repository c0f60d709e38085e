package io.tegum.kernel.checkpoint;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Element types of the safetensors format, by its own names, little-endian. */
public enum TensorType {
  F64(64),
  F32(32),
  F16(16),
  BF16(16),
  BOOL(8),
  U8(8),
  I8(8),
  F8_E4M3(8),
  F8_E5M2(8),
  F8_E8M0(8),
  U16(16),
  I16(16),
  U32(32),
  I32(32),
  U64(64),
  I64(64),
  C64(64),
  F6_E2M3(6),
  F6_E3M2(6),
  F4(4);

  private final int bits;

  TensorType(int bits) {
    this.bits = bits;
  }

  /** Bits of an element. */
  int bits() {
    return bits;
  }

  /** The type of this name, if the format has it. */
  static Optional<TensorType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** All names, for messages. */
  static String names() {
    return Arrays.stream(values()).map(TensorType::name).collect(Collectors.joining(", "));
  }

  /** Whether weights of this type can be read: F64, F32, F16 and BF16. */
  boolean isReadable() {
    return this == F64 || this == F32 || this == F16 || this == BF16;
  }

  /**
   * Decodes {@code count} elements as 32-bit floats; a double beyond their range becomes infinite.
   *
   * @param bytes little-endian; read from its position on
   * @param out Modified, from {@code at} on
   */
  void decode(ByteBuffer bytes, int count, float[] out, int at) {
    switch (this) {
      case F32 -> bytes.asFloatBuffer().get(out, at, count);
      case F64 -> {
        for (int i = 0; i < count; i++) {
          out[at + i] = (float) bytes.getDouble();
        }
      }
      case BF16 -> {
        for (int i = 0; i < count; i++) {
          out[at + i] = Float.intBitsToFloat(bytes.getShort() << 16);
        }
      }
      case F16 -> {
        for (int i = 0; i < count; i++) {
          out[at + i] = half(bytes.getShort());
        }
      }
      default -> throw new IllegalStateException("Cannot decode weights of type " + name());
    }
  }

  /** IEEE 754 binary16 to binary32, exactly. */
  static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) { // zero or subnormal: fraction times 2^-24
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    int widened = exponent == 0x1f ? 0xff : exponent + 112;
    return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
  }
}
