package io.tegum.kernel.checkpoint;

import static io.tegum.kernel.checkpoint.BadCheckpointException.quoted;

import io.tegum.kernel.checkpoint.MatrixReference.Layout;
import io.tegum.kernel.checkpoint.MatrixReference.Order;
import io.tegum.kernel.checkpoint.MatrixReference.Questions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Matrices that are looked at under their own names, and whose names they are otherwise. */
final class PlainMatrices {

  private static final int NAMES_TOLD = 5;

  private PlainMatrices() {}

  /** The matrices of these names, a row a vector. */
  static Checkpoint of(Catalogue catalogue, List<String> names) throws BadCheckpointException {
    List<MatrixReference> matrices = new ArrayList<>();
    for (String name : new LinkedHashSet<>(names)) {
      Tensor tensor = catalogue.tensors().get(name);
      if (tensor == null) {
        throw new UnknownTensorException(
            "%s: is no tensor of the checkpoint, which has %s"
                .formatted(quoted(name), told(catalogue)),
            name,
            List.copyOf(catalogue.tensors().keySet()));
      }
      requireMatrix(tensor);
      int rows = (int) (long) tensor.shape().get(0);
      matrices.add(
          new MatrixReference(
              -1, name, Questions.NEURONS, tensor, Layout.whole(Order.UNITS_FIRST, rows), null));
    }
    return new Checkpoint(
        catalogue.format(),
        "plain",
        matrices,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of("Matrices are read as they stand, a row a vector."));
  }

  /** Two dimensions, none of them 0 or beyond what an array can hold, of a type that is read. */
  static void requireMatrix(Tensor tensor) throws BadCheckpointException {
    tensor.requireReadable();
    if (!tensor.isMatrix()
        || tensor.shape().stream().anyMatch(size -> size < 1 || size > Integer.MAX_VALUE - 64)) {
      throw new BadCheckpointException(
          "%s: %s: its shape was %s, must be a matrix of at least 1 x 1"
              .formatted(tensor.file(), quoted(tensor.name()), tensor.shapeText()));
    }
  }

  /** Whose names the tensors have, with their prefix. */
  record Known(Naming naming, String prefix, int layers) {}

  /**
   * Whose names the tensors have.
   *
   * @throws BadCheckpointException when nobody's that is known
   */
  static Known naming(Catalogue catalogue) throws BadCheckpointException {
    for (Naming naming : Naming.values()) {
      String prefix = null;
      int layers = 0;
      for (String name : catalogue.tensors().keySet()) {
        Optional<Matcher> probe = naming.probe(name);
        if (probe.isPresent() && (prefix == null || prefix.equals(probe.get().group(1)))) {
          prefix = probe.get().group(1);
          layers = Math.max(layers, 1 + Integer.parseInt(probe.get().group(2)));
        }
      }
      if (prefix != null) {
        return new Known(naming, prefix, layers);
      }
    }
    throw new BadCheckpointException(
        "the tensors' names are not those of Llama, GPT-2, GPT-NeoX or BERT: %s; name matrices with --matrix"
            .formatted(told(catalogue)));
  }

  private static String told(Catalogue catalogue) {
    List<String> names = List.copyOf(catalogue.tensors().keySet());
    String first =
        names.stream()
            .limit(NAMES_TOLD)
            .map(BadCheckpointException::quoted)
            .collect(Collectors.joining(", "));
    return names.size() <= NAMES_TOLD
        ? (names.isEmpty() ? "no tensor" : first)
        : "%s and %,d more".formatted(first, names.size() - NAMES_TOLD);
  }
}
