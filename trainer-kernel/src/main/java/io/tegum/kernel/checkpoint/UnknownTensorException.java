package io.tegum.kernel.checkpoint;

import java.util.List;

/** A tensor was named that the checkpoint does not have. */
public final class UnknownTensorException extends BadCheckpointException {

  private static final long serialVersionUID = 1;

  private final String[] names;
  private final String name;

  /**
   * @param name the one that was named
   * @param names of all tensors that there are
   */
  UnknownTensorException(String message, String name, List<String> names) {
    super(message);
    this.name = name;
    this.names = names.toArray(String[]::new);
  }

  /** The name that no tensor has. */
  public String name() {
    return name;
  }

  /** What the tensors are called, in the file's order. */
  public List<String> names() {
    return List.of(names);
  }
}
