package io.tegum.sweep.store;

import java.io.IOException;
import java.util.List;

/** Files in a data folder that are no Parquet files of results; the message has a line each. */
public final class UnreadableResultsException extends IOException {

  UnreadableResultsException(List<String> files) {
    super(
        String.join(
            "\n",
            files.stream()
                .map(
                    f ->
                        "Cannot read "
                            + f
                            + "; if it is damaged, move it away, and the next run trains its trials again")
                .toList()));
  }
}
