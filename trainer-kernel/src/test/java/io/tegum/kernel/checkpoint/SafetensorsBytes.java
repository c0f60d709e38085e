package io.tegum.kernel.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes safetensors files, right ones and wrong ones. */
final class SafetensorsBytes {

  private final StringBuilder header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** Adds a tensor of 32-bit floats. */
  SafetensorsBytes add(String name, String shape, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return addBytes(name, "F32", shape, bytes.array());
  }

  /** Adds a matrix. */
  SafetensorsBytes add(String name, FloatMatrix matrix) {
    return add(name, matrix.rows() + "," + matrix.columns(), matrix.values());
  }

  SafetensorsBytes addBytes(String name, String type, String shape, byte[] bytes) {
    int begin = data.size();
    data.writeBytes(bytes);
    header.append(
        ",\"%s\":{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
            .formatted(name, type, shape, begin, data.size()));
    return this;
  }

  byte[] bytes() {
    return file(header + "}", data.toByteArray());
  }

  /** A file of this header and this data, whether they fit or not. */
  static byte[] file(String header, byte[] data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return file(text.length, text, data);
  }

  static byte[] file(long length, byte[] header, byte[] data) {
    return ByteBuffer.allocate(8 + header.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(header)
        .put(data)
        .array();
  }
}
