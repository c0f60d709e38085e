package io.tegum.kernel.checkpoint;

import static io.tegum.kernel.checkpoint.BadCheckpointException.quoted;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads ONNX's TensorProto: where its elements stand, not the elements (onnx.proto3). */
final class OnnxTensor {

  private static final Map<Integer, TensorType> TYPES =
      Map.ofEntries(
          Map.entry(1, TensorType.F32),
          Map.entry(2, TensorType.U8),
          Map.entry(3, TensorType.I8),
          Map.entry(4, TensorType.U16),
          Map.entry(5, TensorType.I16),
          Map.entry(6, TensorType.I32),
          Map.entry(7, TensorType.I64),
          Map.entry(9, TensorType.BOOL),
          Map.entry(10, TensorType.F16),
          Map.entry(11, TensorType.F64),
          Map.entry(12, TensorType.U32),
          Map.entry(13, TensorType.U64),
          Map.entry(16, TensorType.BF16));

  private static final int DIMS = 1;
  private static final int DATA_TYPE = 2;
  private static final int FLOAT_DATA = 4;
  private static final int INT64_DATA = 7;
  private static final int NAME = 8;
  private static final int RAW_DATA = 9;
  private static final int DOUBLE_DATA = 10;
  private static final int EXTERNAL_DATA = 13;
  private static final int DATA_LOCATION = 14;
  private static final int EXTERNAL = 1;

  private static final int LONGEST_NAME = 1 << 16;
  private static final int MOST_DIMENSIONS = 64;

  private final CheckpointFiles files;
  private final String file;
  private final ProtobufCursor cursor;
  private final List<Long> shape = new ArrayList<>();
  private String name = "";
  private int dataType;
  private boolean external;
  private String dataFile;
  private long dataAt = -1;
  private long dataBytes;
  private long firstInteger;

  private OnnxTensor(CheckpointFiles files, String file, ProtobufCursor cursor) {
    this.files = files;
    this.file = file;
    this.cursor = cursor;
    dataFile = file;
  }

  /** The tensor whose message ends at {@code end}; the cursor is there afterwards. */
  static OnnxTensor read(CheckpointFiles files, String file, ProtobufCursor cursor, long end)
      throws IOException {
    OnnxTensor tensor = new OnnxTensor(files, file, cursor);
    for (int field = cursor.nextField(end); field != 0; field = cursor.nextField(end)) {
      tensor.field(field, end);
    }
    return tensor;
  }

  String name() {
    return name;
  }

  int dimensions() {
    return shape.size();
  }

  /** Whether it has elements of a type that is known; whoever needs it asks for it anyway. */
  boolean isLocatable() {
    return TYPES.containsKey(dataType) && (external || dataAt >= 0);
  }

  /** The one element of a whole number's tensor: shape [] or [1]. */
  Optional<Long> integer() throws IOException {
    boolean single = shape.isEmpty() || shape.equals(List.of(1L));
    if (!single || dataType != 7) {
      return Optional.empty();
    }
    if (dataAt >= 0 && dataBytes == Long.BYTES && !external) {
      return Optional.of(firstInteger);
    }
    return dataAt < 0 ? Optional.of(firstInteger) : Optional.empty();
  }

  /**
   * Where its elements stand.
   *
   * @throws BadCheckpointException when they are of no type that is known, or not as many bytes as
   *     the shape asks for
   */
  Tensor located() throws IOException {
    TensorType type = TYPES.get(dataType);
    if (type == null) {
      throw fault(
          "data type was number %d of ONNX, must be FLOAT, FLOAT16, BFLOAT16 or DOUBLE"
              .formatted(dataType));
    }
    long expected;
    try {
      expected = Tensor.byteCount(type, shape);
    } catch (ArithmeticException e) {
      throw fault("shape %s of %s fits no file".formatted(Tensor.text(shape), type));
    }
    if (external) {
      checkExternal(expected);
    } else if (dataBytes != expected) {
      throw fault(
          "has %,d bytes, must have %,d for shape %s of %s"
              .formatted(dataBytes, expected, Tensor.text(shape), type));
    }
    return new Tensor(name, type, shape, dataFile, Math.max(0, dataAt));
  }

  private void checkExternal(long expected) throws IOException {
    if (dataFile.isEmpty() || dataFile.contains("/") || dataFile.contains("\\")) {
      throw fault(
          "its elements stand in %s, must be a file beside the model".formatted(quoted(dataFile)));
    }
    try (ByteSource data = files.open(dataFile)) {
      if (dataAt < 0) {
        dataAt = 0;
      }
      if (expected > data.length() - dataAt) {
        throw fault(
            "needs %,d bytes at %,d of %s, which has %,d; it is truncated"
                .formatted(expected, dataAt, dataFile, data.length()));
      }
    }
  }

  private void field(int field, long end) throws IOException {
    switch (field) {
      case DIMS -> dimensions(end);
      case DATA_TYPE -> dataType = (int) Math.min(Integer.MAX_VALUE, cursor.varint(end));
      case NAME -> name = cursor.text(end, LONGEST_NAME);
      case RAW_DATA, FLOAT_DATA, DOUBLE_DATA -> data(end);
      case INT64_DATA -> integers(end);
      case EXTERNAL_DATA -> externalData(cursor.contentEnd(end));
      case DATA_LOCATION -> external = cursor.varint(end) == EXTERNAL;
      default -> cursor.skip(end);
    }
  }

  private void dimensions(long end) throws IOException {
    if (cursor.wireType() == ProtobufCursor.VARINT) {
      dimension(cursor.varint(end));
      return;
    }
    long contentEnd = cursor.contentEnd(end);
    while (cursor.position() < contentEnd) {
      dimension(cursor.varint(contentEnd));
    }
  }

  private void dimension(long size) throws BadCheckpointException {
    if (size < 0 || shape.size() == MOST_DIMENSIONS) {
      throw fault("a dimension was %d, must be 0 or more".formatted(size));
    }
    shape.add(size);
  }

  private void data(long end) throws IOException {
    long contentEnd = cursor.contentEnd(end); // an unpacked list of floats is refused here
    dataAt = cursor.position();
    dataBytes = contentEnd - dataAt;
    if (dataBytes == Long.BYTES) {
      firstInteger = littleEndian(contentEnd);
    }
    cursor.moveTo(contentEnd);
  }

  private long littleEndian(long contentEnd) throws IOException {
    long value = 0;
    for (int shift = 0; cursor.position() < contentEnd; shift += 8) {
      value |= (cursor.nextByte() & 0xffL) << shift;
    }
    return value;
  }

  private void integers(long end) throws IOException {
    if (cursor.wireType() == ProtobufCursor.VARINT) {
      firstInteger = cursor.varint(end);
      return;
    }
    long contentEnd = cursor.contentEnd(end);
    if (cursor.position() < contentEnd) {
      firstInteger = cursor.varint(contentEnd);
    }
    cursor.moveTo(contentEnd);
  }

  private void externalData(long end) throws IOException {
    String key = "";
    String value = "";
    for (int field = cursor.nextField(end); field != 0; field = cursor.nextField(end)) {
      switch (field) {
        case 1 -> key = cursor.text(end, LONGEST_NAME);
        case 2 -> value = cursor.text(end, LONGEST_NAME);
        default -> cursor.skip(end);
      }
    }
    if (key.equals("location")) {
      dataFile = value;
    } else if (key.equals("offset")) {
      if (!value.matches("\\d{1,18}")) {
        throw fault("offset was %s, must be a whole number".formatted(quoted(value)));
      }
      dataAt = Long.parseLong(value);
    }
  }

  private BadCheckpointException fault(String message) {
    return new BadCheckpointException("%s: %s: %s".formatted(file, quoted(name), message));
  }
}
