package io.tegum.kernel.family;

import java.util.List;
import java.util.Optional;

/**
 * Trains one trial of a family, or several at once with the bits that each has alone. Models are
 * numbered in the order of the trials. The trainer's calls come in this order: {@link #initialise};
 * for each stage {@link #begin}, and for each of its steps {@link #step}, {@link #loss}, {@link
 * #update}; at recorded steps {@link #store} and then {@link #point}; in the end {@link #measure}.
 */
public interface Learner extends AutoCloseable {

  /** What is done one after the other; the same for all models. */
  List<Stage> stages();

  /** Gives a model its initial parameters, which are then also the stored ones. */
  void initialise(int model);

  /** Begins a stage, with an optimiser that knows no past. */
  void begin(int stage);

  /** Draws the tokens of a step and leaves the gradient. {@code step} counts over all stages. */
  void step(long step);

  /** The last step's loss of a model, a batch mean. */
  double loss(int model);

  /** A loss above which a model counts as exploded. */
  double largestLoss(int model);

  /** Updates all models by the gradient; {@code k} counts the stage's steps from 0. */
  void update(int k);

  /** Copies a model's parameters out, for what follows; why they are no numbers, or empty. */
  Optional<String> store(int model);

  /** Measures the stored parameters, of which {@code step} says when they were stored. */
  CurvePoint point(int model, int step);

  /**
   * Measures the stored parameters of a model that is trained to the end.
   *
   * @param curve the model's, up to the end
   */
  Measures measure(int model, List<CurvePoint> curve);

  /** Gives back what is lent to it; by default nothing is. */
  @Override
  default void close() {}
}
