package io.tegum.kernel.addition;

import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import java.io.Serializable;
import java.util.List;

/**
 * A transformer of one attention layer, without a norm or an MLP, that adds two numbers: shapes.
 *
 * <p>Its input is the digits of a, then those of b, least significant first, then an "=" for each
 * digit of the sum, which is predicted at that place.
 *
 * @param digits D of each summand, 1 to 9
 * @param width d_model, 1 to 4096
 * @param heads H, 1 to 1024
 * @param headSize d_head, 1 to 1024
 */
public record AdditionModel(int digits, int width, int heads, int headSize)
    implements Serializable {

  /** Most entries of a head's matrices: heads x d_head x d_model. */
  public static final int MAX_HEAD_WEIGHTS = 1 << 24;

  /** Values of a digit, which are the outputs too. */
  public static final int OUTPUTS = 10;

  /** The token at the places where the sum is predicted. */
  public static final int EQUALS = 10;

  /** Input tokens: digits, "=", and one that is never used, as in the original. */
  public static final int TOKENS = 12;

  /** Of nine digits the sum still is an int. */
  private static final Kind.Whole DIGITS_RANGE = Kind.between(1, 9);

  private static final Kind.Whole WIDTH_RANGE = Kind.between(1, 4096);

  private static final Kind.Whole HEADS_RANGE = Kind.between(1, 1024);

  static final Setting<Integer> DIGITS =
      Setting.of("model.digits", DIGITS_RANGE)
          .defaultsTo(6)
          .labelled("D", "digits D")
          .meaning("D, digits of each summand")
          .from(AdditionTrial.class, trial -> trial.model().digits());

  static final Setting<Integer> WIDTH =
      Setting.of("model.width", WIDTH_RANGE)
          .defaultsTo(128)
          .labelled("d_model", "width d_model")
          .meaning("d_model, width of the residual stream")
          .from(AdditionTrial.class, trial -> trial.model().width());

  static final Setting<Integer> HEADS =
      Setting.of("model.heads", HEADS_RANGE)
          .defaultsTo(32)
          .labelled("H", "heads H")
          .meaning("H, heads of the attention layer")
          .from(AdditionTrial.class, trial -> trial.model().heads());

  static final Setting<Integer> HEAD_SIZE =
      Setting.of("model.head_size", HEADS_RANGE)
          .defaultsTo(2)
          .labelled("d_head", "head size d_head")
          .meaning("d_head, dimensions of each head")
          .from(AdditionTrial.class, trial -> trial.model().headSize());

  static final List<Setting<?>> SETTINGS = List.of(DIGITS, WIDTH, HEADS, HEAD_SIZE);

  static final Rule WEIGHTS_WITHIN_MEMORY =
      Rule.of(
              List.of(HEADS, HEAD_SIZE, WIDTH),
              point ->
                  (long) HEADS.at(point) * HEAD_SIZE.at(point) * WIDTH.at(point) > MAX_HEAD_WEIGHTS,
              point ->
                  "was %d with head_size %d and width %d, must have heads * head_size * width <= %d"
                      .formatted(
                          HEADS.at(point), HEAD_SIZE.at(point), WIDTH.at(point), MAX_HEAD_WEIGHTS))
          .cutBy(point -> "heads * head_size * width <= " + MAX_HEAD_WEIGHTS);

  public AdditionModel {
    requireIn(DIGITS_RANGE, "digits", digits);
    requireIn(WIDTH_RANGE, "width", width);
    requireIn(HEADS_RANGE, "heads", heads);
    requireIn(HEADS_RANGE, "head size", headSize);
  }

  /** What {@code point} says. */
  static AdditionModel at(Point point) {
    return new AdditionModel(
        DIGITS.at(point), WIDTH.at(point), HEADS.at(point), HEAD_SIZE.at(point));
  }

  /** Places of the input that hold a digit: 2 D. */
  public int digitPlaces() {
    return 2 * digits;
  }

  /** Places that predict: D + 1. */
  public int answers() {
    return digits + 1;
  }

  /** T = 3 D + 1. */
  public int places() {
    return digitPlaces() + answers();
  }

  /** H d_head: all heads' hidden values of a place. */
  public int units() {
    return heads * headSize;
  }

  /** How many pairs of summands there are: 10^(2D). */
  public long pairs() {
    long numbers = numbers();
    return numbers * numbers;
  }

  /** How many summands there are: 10^D. */
  public int numbers() {
    int numbers = 1;
    for (int i = 0; i < digits; i++) {
      numbers *= OUTPUTS;
    }
    return numbers;
  }

  /** All parameters: 38,346 for six digits, width 128 and 32 heads of size 2. */
  public int parameters() {
    return (TOKENS + places()) * width
        + 4 * units() * width
        + 3 * units()
        + width
        + width * OUTPUTS
        + OUTPUTS;
  }
}
