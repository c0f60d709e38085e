package io.tegum.kernel.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file holds, the answer is one line that names it, and costs no memory. */
class BadFilesTest {

  @TempDir Path folder;

  static Stream<Arguments> badFiles() {
    byte[] good = new SafetensorsBytes().add("m", "2,3", 1, 2, 3, 4, 5, 6).bytes();
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    byte[] shorter = Arrays.copyOf(good, good.length - 1);
    byte[] none = new byte[0];
    return Stream.of(
        bad("an empty file", none, "has 0 bytes"),
        bad("a header that is cut off", Arrays.copyOf(good, 20), "truncated"),
        bad("data that are cut off", shorter, "m: data_offsets were [0, 24], must ascend and lie"),
        bad("data too many", longer, "has 25 bytes behind the header, its tensors cover 24"),
        bad(
            "a header of 2^63 bytes",
            SafetensorsBytes.file(Long.MIN_VALUE, none, none),
            "was 9223372036854775808 bytes"),
        bad(
            "a header of 2^63 - 1 bytes",
            SafetensorsBytes.file(Long.MAX_VALUE, none, none),
            "was 9223372036854775807 bytes"),
        bad("a header that is no JSON", SafetensorsBytes.file("{\"m\":", none), "no valid JSON"),
        bad("a header that is a list", SafetensorsBytes.file("[]", none), "no JSON object"),
        header(
            "two tensors of a name",
            entry("F32", "1", "0,4") + "," + entry("F32", "1", "0,4"),
            "Duplicate field"),
        header("an unknown type", entry("F31", "1", "0,4"), "m: dtype was F31, must be one of F64"),
        header("a wrong length", entry("F32", "2", "0,4"), "m: has 4 bytes, must have 8"),
        header("a negative size", entry("F32", "-1", "0,4"), "m: shape must be a list of whole"),
        header("a huge size", entry("F32", "9223372036854775807,4", "0,4"), "fits no file"),
        header(
            "a number beyond 2^64", entry("F32", "99999999999999999999", "0,4"), "whole numbers"),
        header(
            "hundreds of dimensions",
            entry("F32", "1,".repeat(999) + "1", "0,4"),
            "..., must be a matrix"),
        header("offsets that descend", entry("F32", "1", "4,0"), "must ascend"),
        header("three offsets", entry("F32", "1", "0,4,8"), "two data_offsets"),
        header("no type", "\"m\":{\"shape\":[1],\"data_offsets\":[0,4]}", "must have dtype"),
        header("a tensor that is a number", "\"m\":4", "must be an object"),
        header(
            "tensors that overlap",
            entry("F32", "1", "0,4") + "," + entry("F16", "1", "2,4").replace("\"m\"", "\"o\""),
            "o: begins at byte 2 of the data, must begin at 4 where m ends"),
        header("a gap", entry("F16", "1", "2,4"), "m: begins at byte 2"),
        bad(
            "a weight that is NaN",
            new SafetensorsBytes().add("m", "2,1", 1, Float.NaN).bytes(),
            "m: element 1 of [2, 1] was NaN"),
        bad(
            "a weight that is infinite",
            new SafetensorsBytes().add("m", "1,2", Float.NEGATIVE_INFINITY, 1).bytes(),
            "m: element 0 of [1, 2] was -Infinity"),
        bad(
            "weights of whole numbers",
            new SafetensorsBytes().addBytes("m", "I8", "1,2", new byte[2]).bytes(),
            "m: its type was I8, weights must be"),
        bad("a vector", new SafetensorsBytes().add("m", "2", 1, 2).bytes(), "must be a matrix"),
        bad(
            "a name that is no UTF-8",
            SafetensorsBytes.file(
                "{\"m\u00ff\":{}}".getBytes(StandardCharsets.ISO_8859_1).length,
                "{\"m\u00ff\":{}}".getBytes(StandardCharsets.ISO_8859_1),
                none),
            "Invalid UTF-8"),
        bad("an empty matrix", new SafetensorsBytes().add("m", "0,2").bytes(), "must be a matrix"),
        bad("another name", new SafetensorsBytes().add("n", "1,1", 1).bytes(), "m: is no tensor"),
        bad(
            "a pickle",
            new byte[] {(byte) 0x80, 2, '}', 'q', 0, '.', 0, 0, 0, 0},
            "is a pickle file"),
        bad(
            "a zip of pickles",
            "PK\u0003\u0004....".getBytes(StandardCharsets.UTF_8),
            "is a pickle"),
        bad(
            "a pointer of Git LFS",
            "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.UTF_8),
            "is a Git LFS pointer"),
        bad("GGUF", "GGUF............".getBytes(StandardCharsets.UTF_8), "is a GGUF file"));
  }

  private static String entry(String type, String shape, String offsets) {
    return "\"m\":{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%s]}"
        .formatted(type, shape, offsets);
  }

  private static Arguments header(String what, String entries, String message) {
    return bad(what, SafetensorsBytes.file("{" + entries + "}", new byte[4]), message);
  }

  private static Arguments bad(String what, byte[] content, String message) {
    return Arguments.of(what, content, message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void isRefusedInOneLine(String what, byte[] content, String message) throws IOException {
    Files.write(folder.resolve("f.safetensors"), content);
    assertThatThrownBy(() -> readAll("f.safetensors"))
        .as(what)
        .isInstanceOf(BadCheckpointException.class)
        .hasMessageContaining(message)
        .message()
        .hasLineCount(1)
        .hasSizeLessThan(400);
  }

  @ParameterizedTest
  @MethodSource("pickleNames")
  void aPickleIsRefusedByItsName(String name) throws IOException {
    Files.write(folder.resolve(name), new byte[] {1, 2, 3});
    for (String file : Arrays.asList(name, null)) {
      assertThatThrownBy(() -> readAll(file))
          .isInstanceOf(BadCheckpointException.class)
          .hasMessageContaining(name + ": is a pickle file");
    }
  }

  static Stream<String> pickleNames() {
    return Stream.of("pytorch_model.bin", "model.pt", "model.pth", "weights.PKL", "last.ckpt");
  }

  @Test
  void aShardThatIsMissingIsNamed() throws IOException {
    Files.write(
        folder.resolve("a-00001-of-00002.safetensors"),
        new SafetensorsBytes().add("m", "1,1", 1).bytes());
    assertThatThrownBy(() -> readAll(null))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("shard a-00002-of-00002.safetensors");
    Path index = folder.resolve("a.safetensors.index.json");
    Files.writeString(index, "{\"weight_map\":{\"m\":\"other.safetensors\"}}");
    assertThatThrownBy(() -> readAll(null))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("shard other.safetensors, which a.safetensors.index.json asks for");
    Files.writeString(index, "{\"weight_map\":{\"n\":\"a-00001-of-00002.safetensors\"}}");
    assertThatThrownBy(() -> readAll(null))
        .isInstanceOf(BadCheckpointException.class)
        .hasMessageContaining("n: must stand in a-00001-of-00002.safetensors");
    Files.writeString(index, "{\"weight_map\":{\"m\":\"a-00001-of-00002.safetensors\"}}");
    readAll(null);
    Files.writeString(index, "{\"weight_map\":{");
    assertThatThrownBy(() -> readAll(null)).hasMessageContaining("is no valid JSON");
  }

  @Test
  void anEmptyFolderHoldsNoCheckpoint() {
    assertThatThrownBy(() -> readAll(null))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("neither a .safetensors nor an .onnx file");
    assertThatThrownBy(() -> readAll("m.safetensors")).isInstanceOf(FileNotFoundException.class);
  }

  /** Every prefix, and hundreds of files with a byte changed: an IOException, or an answer. */
  @Test
  void damagedFilesNeverFailInAnotherWay() throws IOException {
    FloatMatrix matrix = Matrices.gaussian(3, 2, 1);
    byte[] onnx =
        new OnnxBytes()
            .heads("/encoder/layer.0/attention/self", 1, 2)
            .matMul("/m/MatMul", "w", matrix)
            .bytes();
    assertThat(outcome("f.onnx", onnx, "m.weight")).isEqualTo("read");
    byte[] safetensors = new SafetensorsBytes().add("m", matrix).bytes();
    Random random = new Random(1);
    for (int i = 0; i < 600; i++) {
      outcome("f.onnx", damaged(onnx, i, random), "m.weight");
      outcome("f.safetensors", damaged(safetensors, i, random), "m");
    }
    for (int length = 0; length < onnx.length; length++) {
      assertThat(outcome("f.onnx", Arrays.copyOf(onnx, length), "m.weight")).isEqualTo("refused");
    }
  }

  private static byte[] damaged(byte[] good, int number, Random random) {
    if (number < good.length) {
      return Arrays.copyOf(good, number);
    }
    byte[] bad = good.clone();
    bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
    return bad;
  }

  private String outcome(String file, byte[] content, String matrix) throws IOException {
    Files.write(folder.resolve(file), content);
    try {
      readAll(file, matrix);
      return "read";
    } catch (IOException refused) {
      return "refused";
    }
  }

  private void readAll(String fileOrNull) throws IOException {
    readAll(fileOrNull, "m");
  }

  private void readAll(String fileOrNull, String matrix) throws IOException {
    CheckpointFiles files = new LocalFiles(folder.toString());
    Checkpoint checkpoint =
        Checkpoint.open(
            files, fileOrNull, new Checkpoint.Request(List.of(matrix), OptionalInt.empty()));
    try (TensorReader reader = new TensorReader(files)) {
      checkpoint.matrices().get(0).read(reader);
    }
  }
}
