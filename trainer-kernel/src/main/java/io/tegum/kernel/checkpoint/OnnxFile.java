package io.tegum.kernel.checkpoint;

import static io.tegum.kernel.checkpoint.BadCheckpointException.quoted;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the weights of an ONNX model. Exporters rename the weight of a MatMul, which they store
 * transposed, to a number; the node keeps the module's path. So {@code
 * /encoder/layer.0/output/dense/MatMul} becomes the weight {@code
 * encoder.layer.0.output.dense.weight}, as [in, out].
 */
final class OnnxFile {

  private static final int GRAPH = 7;
  private static final int NODE = 1;
  private static final int INITIALIZER = 5;
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int NAME = 3;
  private static final int OPERATOR = 4;
  private static final int ATTRIBUTE = 5;
  private static final int LONGEST_NAME = 1 << 16;

  /** A node whose weights or shape matter. */
  private record Node(
      String name, String operator, List<String> inputs, List<String> outputs, boolean transposed) {

    /** The path of the module, with dots. */
    String module() {
      String path = name.startsWith("/") ? name.substring(1) : name;
      int last = path.lastIndexOf('/');
      return (last < 0 ? path : path.substring(0, last)).replace('/', '.');
    }
  }

  private final CheckpointFiles files;
  private final String file;
  private final ProtobufCursor cursor;
  private final Map<String, OnnxTensor> initializers = new LinkedHashMap<>();
  private final Map<String, Long> constants = new HashMap<>();
  private final List<Node> products = new ArrayList<>();
  private final List<Node> shapes = new ArrayList<>();

  private OnnxFile(CheckpointFiles files, String file, ByteSource source) {
    this.files = files;
    this.file = file;
    cursor = new ProtobufCursor(file, source);
  }

  static Catalogue read(CheckpointFiles files, String file, ByteSource source) throws IOException {
    OnnxFile onnx = new OnnxFile(files, file, source);
    long end = source.length();
    boolean hasGraph = false;
    for (int field = onnx.cursor.nextField(end); field != 0; field = onnx.cursor.nextField(end)) {
      if (field == GRAPH) {
        onnx.graph(onnx.cursor.contentEnd(end));
        hasGraph = true;
      } else {
        onnx.cursor.skip(end);
      }
    }
    if (!hasGraph) {
      throw new BadCheckpointException(file + ": is no ONNX file, or truncated: it has no graph");
    }
    return onnx.catalogue();
  }

  private void graph(long end) throws IOException {
    for (int field = cursor.nextField(end); field != 0; field = cursor.nextField(end)) {
      switch (field) {
        case NODE -> node(cursor.contentEnd(end));
        case INITIALIZER -> {
          OnnxTensor tensor = OnnxTensor.read(files, file, cursor, cursor.contentEnd(end));
          initializers.put(tensor.name(), tensor);
        }
        default -> cursor.skip(end);
      }
    }
  }

  private void node(long end) throws IOException {
    String name = "";
    String operator = "";
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    boolean transposed = false;
    Optional<Long> constant = Optional.empty();
    for (int field = cursor.nextField(end); field != 0; field = cursor.nextField(end)) {
      switch (field) {
        case INPUT -> inputs.add(cursor.text(end, LONGEST_NAME));
        case OUTPUT -> outputs.add(cursor.text(end, LONGEST_NAME));
        case NAME -> name = cursor.text(end, LONGEST_NAME);
        case OPERATOR -> operator = cursor.text(end, LONGEST_NAME);
        case ATTRIBUTE -> {
          Attribute attribute = attribute(cursor.contentEnd(end));
          transposed |= attribute.name().equals("transB") && attribute.integer() == 1;
          constant = attribute.name().equals("value") ? attribute.constant() : constant;
        }
        default -> cursor.skip(end);
      }
    }
    Node node = new Node(name, operator, inputs, outputs, transposed);
    switch (operator) {
      case "MatMul", "Gemm" -> products.add(node);
      case "Concat" -> shapes.add(node);
      case "Constant" -> constant.ifPresent(value -> outputs.forEach(o -> constants.put(o, value)));
      default -> {} // has no weights of ours
    }
  }

  private record Attribute(String name, long integer, Optional<Long> constant) {}

  private Attribute attribute(long end) throws IOException {
    String name = "";
    long integer = 0;
    Optional<Long> constant = Optional.empty();
    for (int field = cursor.nextField(end); field != 0; field = cursor.nextField(end)) {
      switch (field) {
        case 1 -> name = cursor.text(end, LONGEST_NAME);
        case 3 -> integer = cursor.varint(end);
        case 5 -> constant = OnnxTensor.read(files, file, cursor, cursor.contentEnd(end)).integer();
        default -> cursor.skip(end);
      }
    }
    return new Attribute(name, integer, constant);
  }

  private Catalogue catalogue() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Set<String> inputFirst = new LinkedHashSet<>();
    for (OnnxTensor initializer : initializers.values()) {
      if (initializer.isLocatable()) {
        tensors.put(initializer.name(), initializer.located());
      }
    }
    for (Node product : products) {
      for (String input : product.inputs()) {
        OnnxTensor weights = initializers.get(input);
        if (weights != null && weights.dimensions() == 2) {
          String name = product.module() + ".weight";
          Tensor located = weights.located();
          Tensor renamed =
              new Tensor(name, located.type(), located.shape(), located.file(), located.offset());
          tensors.put(name, renamed);
          if (!product.transposed()) {
            inputFirst.add(name);
          }
        }
      }
    }
    if (inputFirst.isEmpty() && products.isEmpty()) {
      throw new BadCheckpointException(
          "%s: has no MatMul or Gemm node; quantised models are not read".formatted(quoted(file)));
    }
    return new Catalogue("ONNX", tensors, inputFirst, heads());
  }

  /** Queries are reshaped to [..., heads, head size], by constants that their module holds. */
  private OptionalInt heads() {
    for (Node shape : shapes) {
      int inputs = shape.inputs().size();
      if (shape.name().contains("attention/self/Concat") && inputs == 4) {
        Long heads = constants.get(shape.inputs().get(inputs - 2));
        Long size = constants.get(shape.inputs().get(inputs - 1));
        if (heads != null && size != null && heads > 0 && heads <= Integer.MAX_VALUE && size > 0) {
          return OptionalInt.of(heads.intValue());
        }
      }
    }
    return OptionalInt.empty();
  }
}
