package io.tegum.sweep.inspect;

import io.tegum.kernel.checkpoint.ByteSource;
import io.tegum.kernel.checkpoint.Checkpoint;
import io.tegum.kernel.checkpoint.CheckpointFiles;
import io.tegum.kernel.checkpoint.MatrixReference;
import io.tegum.kernel.checkpoint.Tensor;
import io.tegum.sweep.grid.Fingerprint;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What results depend on: which weights, looked at how. All bytes of a tensor count, but of a large
 * one pieces at even distances, so that a checkpoint of terabytes is known in seconds.
 */
final class Identity {

  /** A number that is bumped by hand exactly when a table's numbers change. */
  static final int VERSION = 2;

  /** Tensors of fewer bytes count whole. */
  private static final long WHOLE = 1L << 25;

  private static final int PIECE = 1 << 16;
  private static final int PIECES = 64;

  private Identity() {}

  static String of(CheckpointFiles files, Checkpoint checkpoint, InspectSettings settings)
      throws IOException {
    Fingerprint print = new Fingerprint();
    print.add("inspect " + VERSION + "\n" + settings.text() + "\n" + checkpoint.notes() + "\n");
    Map<String, ByteSource> open = new LinkedHashMap<>();
    try {
      for (MatrixReference matrix : checkpoint.matrices()) {
        Tensor tensor = matrix.tensor();
        print.add("%d %s %s\n".formatted(matrix.layer(), matrix.kind(), matrix.layout()));
        print.add("%s %s %s ".formatted(tensor.name(), tensor.type(), tensor.shape()));
        ByteSource source = open.get(tensor.file());
        if (source == null) {
          source = files.open(tensor.file());
          open.put(tensor.file(), source);
        }
        addContent(print, source, tensor);
      }
      return print.shortHex();
    } finally {
      for (ByteSource source : open.values()) {
        source.close();
      }
    }
  }

  private static void addContent(Fingerprint print, ByteSource source, Tensor tensor)
      throws IOException {
    long bytes = tensor.bytes();
    long pieces = bytes <= WHOLE ? (bytes + PIECE - 1) / PIECE : PIECES;
    for (long piece = 0; piece < pieces; piece++) {
      // The last piece ends where the tensor does.
      long at = bytes <= WHOLE ? piece * PIECE : (bytes - PIECE) * piece / (pieces - 1);
      byte[] content = new byte[(int) Math.min(PIECE, bytes - at)];
      source.read(tensor.offset() + at, content, content.length);
      print.add(Fingerprint.of(content) + "\n");
    }
  }
}
