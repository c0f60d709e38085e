package io.tegum.kernel.random;

/**
 * A stream of random numbers that depends on (seed, purpose, substream) alone, so that trials which
 * differ on any other axis see the same numbers.
 *
 * <p>SplitMix64 (Steele, Lea and Flood, 2014): the finalizer of a counter that starts at the key.
 * The key is itself mixed from the three parts, so neighbouring seeds and steps give unrelated
 * streams.
 */
public final class RandomStream {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final double TO_UNIT = 0x1.0p-53;

  private final long key;
  private long state;

  /** The stream of {@code purpose} under {@code seed}, at substream 0. */
  public RandomStream(long seed, Purpose purpose) {
    this.key = mix(mix(seed + GOLDEN_GAMMA) + purpose.key * GOLDEN_GAMMA);
    restart(0);
  }

  /** A seed that depends on all of {@code parts} and their order. */
  public static long seedOf(long... parts) {
    long seed = 0;
    for (long part : parts) {
      seed = mix(seed + GOLDEN_GAMMA) ^ mix(part + GOLDEN_GAMMA);
    }
    return mix(seed);
  }

  /** Goes to the start of a substream, for instance one a training step; returns the counter. */
  public long restart(long substream) {
    state = stateAt(substream);
    return state;
  }

  /** The counter at the start of a substream, for who computes its bits in bulk. */
  public long stateAt(long substream) {
    return mix(key ^ mix(substream + GOLDEN_GAMMA));
  }

  /** 64 random bits. */
  public long nextBits() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform in (0, 1), never 0 nor 1: the midpoints of 2^53 equal cells. */
  public double nextUniform() {
    return unit(nextBits());
  }

  /** Standard normal, by Box and Muller's transform; StrictMath, so the same on every machine. */
  public double nextNormal() {
    double radius = Math.sqrt(-2 * StrictMath.log(nextUniform()));
    return radius * StrictMath.cos(2 * Math.PI * nextUniform());
  }

  public static double unit(long bits) {
    return ((bits >>> 11) + 0.5) * TO_UNIT;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
