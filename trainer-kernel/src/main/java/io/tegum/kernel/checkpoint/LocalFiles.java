package io.tegum.kernel.checkpoint;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local folder, whose files are mapped into memory: a checkpoint may be larger than the heap.
 *
 * @param folder its path
 */
public record LocalFiles(String folder) implements CheckpointFiles {

  @Override
  public String location() {
    return folder;
  }

  @Override
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public ByteSource open(String name) throws IOException {
    Path file = Path.of(folder).resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException("Cannot read " + file + ": there is no such file");
    }
    return MappedFile.open(file);
  }
}
