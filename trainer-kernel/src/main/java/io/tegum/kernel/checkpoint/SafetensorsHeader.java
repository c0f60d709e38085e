package io.tegum.kernel.checkpoint;

import static io.tegum.kernel.checkpoint.BadCheckpointException.quoted;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the header of a safetensors file: eight bytes with its length, then JSON that says of each
 * tensor its type, its shape and its bytes behind the header. Everything is checked before a weight
 * is read: the file must hold exactly the bytes that the tensors cover, each byte once (see the
 * format's description at huggingface.co/docs/safetensors).
 */
final class SafetensorsHeader {

  /** The format's own limit. */
  private static final long LONGEST_HEADER = 100_000_000;

  private static final int LENGTH_BYTES = 8;
  private static final String METADATA = "__metadata__";

  private final String file;
  private final long dataAt;
  private final long dataBytes;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  private SafetensorsHeader(String file, long dataAt, long dataBytes) {
    this.file = file;
    this.dataAt = dataAt;
    this.dataBytes = dataBytes;
  }

  /** The tensors of a file by name, in the header's order. */
  static Map<String, Tensor> read(String file, ByteSource source) throws IOException {
    if (source.length() < LENGTH_BYTES) {
      throw new BadCheckpointException(
          "%s: has %d bytes, a safetensors file begins with 8 that give its header's length"
              .formatted(file, source.length()));
    }
    byte[] start = new byte[LENGTH_BYTES];
    source.read(0, start, LENGTH_BYTES);
    long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    long most = Math.min(LONGEST_HEADER, source.length() - LENGTH_BYTES);
    if (Long.compareUnsigned(length, most) > 0) {
      throw new BadCheckpointException(
          "%s: the header's length was %s bytes, must be at most %,d here; the file is no safetensors file, or truncated"
              .formatted(file, Long.toUnsignedString(length), most));
    }
    byte[] json = new byte[LENGTH_BYTES + (int) length];
    source.read(0, json, json.length);
    long dataAt = LENGTH_BYTES + length;
    SafetensorsHeader header = new SafetensorsHeader(file, dataAt, source.length() - dataAt);
    header.parse(json);
    header.checkCover();
    return header.tensors;
  }

  private void parse(byte[] json) throws IOException {
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(json, LENGTH_BYTES, json.length - LENGTH_BYTES)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadCheckpointException(file + ": the header is no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals(METADATA)) {
          parser.skipChildren();
        } else if (value == JsonToken.START_OBJECT) {
          tensors.put(name, tensor(name, parser));
        } else {
          throw fault(name, "must be an object of dtype, shape and data_offsets");
        }
      }
      if (parser.nextToken() != null) {
        throw new BadCheckpointException(file + ": something follows the header's JSON object");
      }
    } catch (JsonProcessingException e) {
      throw new BadCheckpointException(
          "%s: the header is no valid JSON: %s".formatted(file, quoted(e.getOriginalMessage())));
    }
  }

  private Tensor tensor(String name, JsonParser parser) throws IOException {
    TensorType type = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      switch (key) {
        case "dtype" -> type = type(name, parser.getText());
        case "shape" -> shape = numbers(name, key, parser);
        case "data_offsets" -> offsets = numbers(name, key, parser);
        default -> throw fault(name, "has an unknown field %s".formatted(quoted(key)));
      }
    }
    if (type == null || shape == null || offsets == null || offsets.size() != 2) {
      throw fault(name, "must have dtype, shape and two data_offsets");
    }
    long begin = offsets.get(0);
    long end = offsets.get(1);
    if (end < begin || end > dataBytes) {
      throw fault(
          name,
          "data_offsets were [%d, %d], must ascend and lie within the file's %,d bytes of data; the file is truncated, or damaged"
              .formatted(begin, end, dataBytes));
    }
    checkSize(name, type, shape, end - begin);
    return new Tensor(name, type, shape, file, dataAt + begin);
  }

  private TensorType type(String name, String text) throws BadCheckpointException {
    return TensorType.named(text)
        .orElseThrow(
            () ->
                fault(
                    name,
                    "dtype was %s, must be one of %s".formatted(quoted(text), TensorType.names())));
  }

  private void checkSize(String name, TensorType type, List<Long> shape, long bytes)
      throws BadCheckpointException {
    long expected;
    try {
      expected = Tensor.byteCount(type, shape);
    } catch (ArithmeticException e) {
      throw fault(name, "shape %s of %s fits no file".formatted(Tensor.text(shape), type));
    }
    if (bytes != expected) {
      throw fault(
          name,
          "has %,d bytes, must have %,d for shape %s of %s"
              .formatted(bytes, expected, Tensor.text(shape), type));
    }
  }

  private List<Long> numbers(String name, String key, JsonParser parser) throws IOException {
    List<Long> numbers = new ArrayList<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw fault(name, key + " must be a list of whole numbers");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || isOutside(parser)) {
        throw fault(name, key + " must be a list of whole numbers from 0 to 2^63 - 1");
      }
      numbers.add(parser.getLongValue());
    }
    return numbers;
  }

  private static boolean isOutside(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER || parser.getLongValue() < 0;
  }

  /** Each byte of data belongs to exactly one tensor. */
  private void checkCover() throws BadCheckpointException {
    List<Tensor> sorted = new ArrayList<>(tensors.values());
    sorted.sort(Comparator.comparingLong(Tensor::offset).thenComparingLong(this::end));
    long covered = dataAt;
    String before = "the header";
    for (Tensor tensor : sorted) {
      if (tensor.offset() != covered) {
        throw fault(
            tensor.name(),
            "begins at byte %,d of the data, must begin at %,d where %s ends; tensors must neither overlap nor leave gaps"
                .formatted(tensor.offset() - dataAt, covered - dataAt, quoted(before)));
      }
      covered = end(tensor);
      before = tensor.name();
    }
    if (covered != dataAt + dataBytes) {
      throw new BadCheckpointException(
          "%s: has %,d bytes behind the header, its tensors cover %,d"
              .formatted(file, dataBytes, covered - dataAt));
    }
  }

  private long end(Tensor tensor) {
    return tensor.offset() + Tensor.byteCount(tensor.type(), tensor.shape());
  }

  private BadCheckpointException fault(String tensor, String message) {
    return new BadCheckpointException("%s: %s: %s".formatted(file, quoted(tensor), message));
  }
}
