package io.tegum.kernel.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes the parts of ONNX files that we read, as their definition in onnx.proto3 has them. */
final class OnnxBytes {

  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

  /** A MatMul with a weight that stands as [in, out]. */
  OnnxBytes matMul(String node, String weight, FloatMatrix matrix) {
    node("MatMul", node, new String[] {"x", weight}, new byte[0]);
    return initializer(weight, new long[] {matrix.rows(), matrix.columns()}, matrix.values());
  }

  OnnxBytes initializer(String name, long[] dimensions, float[] values) {
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    for (long dimension : dimensions) {
      varint(tensor, 1, dimension);
    }
    varint(tensor, 2, 1);
    bytes(tensor, 8, name.getBytes(StandardCharsets.UTF_8));
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      raw.putFloat(value);
    }
    bytes(tensor, 9, raw.array());
    bytes(graph, 5, tensor.toByteArray());
    return this;
  }

  /** What PyTorch's exporter makes of a reshape to heads. */
  OnnxBytes heads(String module, long heads, long size) {
    constant(module + "/c0", heads);
    constant(module + "/c1", size);
    node(
        "Concat",
        module + "/Concat",
        new String[] {"batch", "length", module + "/c0", module + "/c1"},
        new byte[0]);
    return this;
  }

  private void constant(String output, long value) {
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    varint(tensor, 1, 1);
    varint(tensor, 2, 7);
    bytes(tensor, 9, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    ByteArrayOutputStream attribute = new ByteArrayOutputStream();
    bytes(attribute, 1, "value".getBytes(StandardCharsets.UTF_8));
    bytes(attribute, 5, tensor.toByteArray());
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    bytes(node, 2, output.getBytes(StandardCharsets.UTF_8));
    bytes(node, 4, "Constant".getBytes(StandardCharsets.UTF_8));
    bytes(node, 5, attribute.toByteArray());
    bytes(graph, 1, node.toByteArray());
  }

  private void node(String operator, String name, String[] inputs, byte[] rest) {
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    for (String input : inputs) {
      bytes(node, 1, input.getBytes(StandardCharsets.UTF_8));
    }
    bytes(node, 2, (name + "_output").getBytes(StandardCharsets.UTF_8));
    bytes(node, 3, name.getBytes(StandardCharsets.UTF_8));
    bytes(node, 4, operator.getBytes(StandardCharsets.UTF_8));
    node.writeBytes(rest);
    bytes(graph, 1, node.toByteArray());
  }

  byte[] bytes() {
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    varint(model, 1, 8);
    bytes(model, 2, "a test".getBytes(StandardCharsets.UTF_8));
    bytes(model, 7, graph.toByteArray());
    return model.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, int field, long value) {
    write(out, (long) field << 3);
    write(out, value);
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] content) {
    write(out, ((long) field << 3) | 2);
    write(out, content.length);
    out.writeBytes(content);
  }

  private static void write(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
