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
 * What results depend on: which weights, looked at how. Of the weights' bytes each tensor's first
 * ones count, so that a checkpoint of terabytes is known in seconds.
 */
final class Identity {

  /** A number that is bumped by hand exactly when a table's numbers change. */
  static final int VERSION = 2;

  private static final int SAMPLE = 4096;

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
        byte[] start = new byte[(int) Math.min(SAMPLE, source.length() - tensor.offset())];
        source.read(tensor.offset(), start, start.length);
        print.add(Fingerprint.of(start) + "\n");
      }
      return print.shortHex();
    } finally {
      for (ByteSource source : open.values()) {
        source.close();
      }
    }
  }
}
