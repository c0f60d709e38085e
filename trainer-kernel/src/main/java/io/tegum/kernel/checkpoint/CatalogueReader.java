package io.tegum.kernel.checkpoint;

import static io.tegum.kernel.checkpoint.BadCheckpointException.quoted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Finds a checkpoint's files in a folder, and reads what they hold. */
final class CatalogueReader {

  private static final String SAFETENSORS = ".safetensors";
  private static final String INDEX = ".safetensors.index.json";
  private static final String ONNX = ".onnx";
  private static final int MOST_INDEX_BYTES = 100_000_000;
  private static final int MAGIC_BYTES = 32;

  private final CheckpointFiles files;

  private CatalogueReader(CheckpointFiles files) {
    this.files = files;
  }

  static Catalogue read(CheckpointFiles files, String fileOrNull) throws IOException {
    CatalogueReader reader = new CatalogueReader(files);
    return fileOrNull == null ? reader.folder() : reader.file(fileOrNull);
  }

  private Catalogue folder() throws IOException {
    List<String> names = files.names();
    List<String> indexes = names.stream().filter(name -> name.endsWith(INDEX)).toList();
    List<String> shards = names.stream().filter(name -> name.endsWith(SAFETENSORS)).toList();
    List<String> onnx = names.stream().filter(name -> name.endsWith(ONNX)).toList();
    if (indexes.size() == 1) {
      return sharded(indexes.get(0));
    }
    if (indexes.size() > 1 || (shards.isEmpty() && onnx.size() > 1)) {
      throw new BadCheckpointException(
          "%s: holds several checkpoints (%s), name one of these files"
              .formatted(
                  files.location(), quoted(String.join(", ", indexes.isEmpty() ? onnx : indexes))));
    }
    if (!shards.isEmpty()) {
      return together(shards);
    }
    if (!onnx.isEmpty()) {
      return file(onnx.get(0));
    }
    for (String name : names) {
      if (isPickleName(name)) {
        throw pickle(name);
      }
    }
    throw new FileNotFoundException(
        "Cannot read %s: it holds neither a .safetensors nor an .onnx file"
            .formatted(files.location()));
  }

  private Catalogue file(String name) throws IOException {
    if (name.endsWith(INDEX)) {
      return sharded(name);
    }
    try (ByteSource source = files.open(name)) {
      refuseOthers(name, source);
      if (name.endsWith(ONNX)) {
        return OnnxFile.read(files, name, source);
      }
      return safetensors(SafetensorsHeader.read(name, source));
    }
  }

  private Catalogue together(List<String> shards) throws IOException {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (String shard : shards) {
      for (Tensor tensor : file(shard).tensors().values()) {
        Tensor other = all.put(tensor.name(), tensor);
        if (other != null) {
          throw new BadCheckpointException(
              "%s: %s: stands in %s, too; name one file, or add the checkpoint's index"
                  .formatted(shard, quoted(tensor.name()), other.file()));
        }
      }
    }
    checkNumbering(shards);
    return safetensors(all);
  }

  /** Shards are named model-00002-of-00005; without an index these names are all there is. */
  private void checkNumbering(List<String> shards) throws FileNotFoundException {
    for (String shard : shards) {
      java.util.regex.Matcher parts =
          java.util.regex.Pattern.compile("(.*-)(\\d{5})-of-(\\d{5})\\.safetensors").matcher(shard);
      if (parts.matches()) {
        for (int number = 1; number <= Integer.parseInt(parts.group(3)); number++) {
          String expected =
              "%s%05d-of-%s%s".formatted(parts.group(1), number, parts.group(3), SAFETENSORS);
          if (!shards.contains(expected)) {
            throw missing(expected, "the shards' names");
          }
        }
        return;
      }
    }
  }

  private Catalogue sharded(String index) throws IOException {
    Map<String, String> places = places(index);
    Map<String, Map<String, Tensor>> shards = new TreeMap<>();
    List<String> present = files.names();
    for (String shard : Set.copyOf(places.values()).stream().sorted().toList()) {
      if (!present.contains(shard)) {
        throw missing(quoted(shard), index);
      }
      shards.put(shard, file(shard).tensors());
    }
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (Map.Entry<String, String> place : places.entrySet()) {
      Tensor tensor = shards.get(place.getValue()).get(place.getKey());
      if (tensor == null) {
        throw new BadCheckpointException(
            "%s: %s: must stand in %s, which does not have it"
                .formatted(index, quoted(place.getKey()), place.getValue()));
      }
      all.put(place.getKey(), tensor);
    }
    return safetensors(all);
  }

  private FileNotFoundException missing(String shard, String teller) {
    return new FileNotFoundException(
        "Cannot read %s: shard %s, which %s asks for, is not there"
            .formatted(files.location(), shard, teller));
  }

  private Map<String, String> places(String index) throws IOException {
    Map<String, String> places = new LinkedHashMap<>();
    try {
      JsonNode map =
          new ObjectMapper().readTree(files.content(index, MOST_INDEX_BYTES)).path("weight_map");
      if (!map.isObject() || map.isEmpty()) {
        throw new BadCheckpointException(index + ": has no weight_map of tensors and their shards");
      }
      for (Map.Entry<String, JsonNode> entry : map.properties()) {
        places.put(entry.getKey(), entry.getValue().asText());
      }
    } catch (JsonProcessingException e) {
      throw new BadCheckpointException(
          "%s: is no valid JSON: %s".formatted(index, quoted(e.getOriginalMessage())));
    }
    return places;
  }

  private static Catalogue safetensors(Map<String, Tensor> tensors) {
    return new Catalogue("safetensors", tensors, Set.of(), OptionalInt.empty());
  }

  /** Files of other kinds are refused by name, not by what their bytes look like as a header. */
  private static void refuseOthers(String name, ByteSource source) throws IOException {
    byte[] start = new byte[(int) Math.min(MAGIC_BYTES, source.length())];
    source.read(0, start, start.length);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    boolean isPickle = text.startsWith("PK\u0003\u0004") || isPickleStart(text);
    if (isPickleName(name) || (isPickle && !name.endsWith(ONNX))) {
      throw pickle(name);
    }
    if (text.startsWith("version https://git-lfs")) {
      throw new BadCheckpointException(
          name + ": is a Git LFS pointer, not the weights; fetch them with git lfs pull");
    }
    if (text.startsWith("GGUF") || text.startsWith("\u0089HDF")) {
      throw new BadCheckpointException(
          "%s: is a %s file, must be safetensors or ONNX"
              .formatted(name, text.startsWith("GGUF") ? "GGUF" : "HDF5"));
    }
  }

  /** The pickle protocol's opcode with its number, 2 to 5; a header that long is refused anyway. */
  private static boolean isPickleStart(String text) {
    return text.length() > 2
        && text.charAt(0) == 0x80
        && text.charAt(1) >= 2
        && text.charAt(1) <= 5
        && (text.length() < 9 || text.charAt(8) != '{');
  }

  private static boolean isPickleName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.matches(".*\\.(bin|pt|pth|pkl|pickle|ckpt)");
  }

  private static BadCheckpointException pickle(String name) {
    return new BadCheckpointException(
        quoted(name)
            + ": is a pickle file, which runs code when it is read, so it is not read; convert it"
            + " to safetensors");
  }
}
