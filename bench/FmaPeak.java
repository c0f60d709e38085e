import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The machine's peak of fused multiply-adds in float vectors, measured in registers alone: what the
 * kernel's dense products are set against.
 *
 * <p>taskset -c 1 java --add-modules jdk.incubator.vector bench/FmaPeak.java
 */
public final class FmaPeak {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LOOPS = 1_000_000;
  private static final int CHAINS = 12;

  private FmaPeak() {}

  public static void main(String[] arguments) {
    double best = 0;
    float sink = 0;
    for (int round = 0; round < 40; round++) {
      long begin = System.nanoTime();
      sink += chains(1e-9f * round);
      double nanoseconds = System.nanoTime() - begin;
      best = Math.max(best, (double) LOOPS * CHAINS * FLOATS.length() / nanoseconds);
    }
    System.out.printf(
        "%d lanes, %.1f multiply-adds a nanosecond (%.0f GFLOP/s)%s%n",
        FLOATS.length(), best, 2 * best, sink == 42 ? "!" : "");
  }

  /** Independent chains, as many as hide an instruction's latency. */
  private static float chains(float start) {
    FloatVector f = FloatVector.broadcast(FLOATS, 0.999f);
    FloatVector x = FloatVector.broadcast(FLOATS, start);
    FloatVector a = x, b = x, c = x, d = x, e = x, g = x, h = x, i = x, j = x, k = x, l = x, m = x;
    for (int loop = 0; loop < LOOPS; loop++) {
      a = a.fma(f, x);
      b = b.fma(f, x);
      c = c.fma(f, x);
      d = d.fma(f, x);
      e = e.fma(f, x);
      g = g.fma(f, x);
      h = h.fma(f, x);
      i = i.fma(f, x);
      j = j.fma(f, x);
      k = k.fma(f, x);
      l = l.fma(f, x);
      m = m.fma(f, x);
    }
    return a.add(b).add(c).add(d).add(e).add(g).add(h).add(i).add(j).add(k).add(l).add(m).lane(0);
  }
}
