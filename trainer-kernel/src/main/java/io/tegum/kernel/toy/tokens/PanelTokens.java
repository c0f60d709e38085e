package io.tegum.kernel.toy.tokens;

import static io.tegum.kernel.simd.Simd.RANDOM;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.simd.PanelOperations;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureValues;
import java.util.Arrays;

/**
 * One side's tokens as panels of a fixed number of columns, a token a column and a feature a row,
 * drawn by as many coin flips as there are features, or sets of them.
 */
public final class PanelTokens {

  /** Floats of a panel: with its work it stays in the nearest caches. */
  private static final int PANEL_FLOATS = 6144;

  private static final int SMALLEST_CHUNK = 64;
  private static final int LARGEST_CHUNK = 1024;
  private static final long NO_STEP = -1;

  private final int n;
  private final int batch;
  private final int[] threshold; // 2^31 P(absent): of a set, or of each where they differ
  private final boolean independent;
  private final SetMembers.Draw draw;
  private final FeatureValues values;
  private final RandomStream random;
  private final int chunk;

  private final float[] x;
  private final int begin; // of the panels in x
  private final int length;
  private final Rows[] panels;
  private long drawn = NO_STEP;

  /**
   * Room for a batch of tokens.
   *
   * @param x where they are drawn to, {@link #floats} of them from {@code begin} on
   */
  public PanelTokens(
      int n, DataConfiguration data, int batch, long seed, Purpose purpose, float[] x, int begin) {
    this.n = n;
    this.x = x;
    this.begin = begin;
    this.batch = batch;
    threshold = thresholds(n, data);
    values = data.values();
    random = new RandomStream(seed, purpose);
    chunk = chunk(n, batch);
    length = floats(n, batch);
    independent = data.sets().areIndependent();
    draw = new SetMembers(n, data, chunk).draw();
    panels = new Rows[length / (chunk * n)];
    for (int k = 0; k < panels.length; k++) {
      panels[k] = new Rows(x, begin + k * chunk * n, chunk);
    }
  }

  /** How many floats the panels of a batch take. */
  public static int floats(int n, int batch) {
    int chunk = chunk(n, batch);
    return (batch + chunk - 1) / chunk * chunk * n;
  }

  /** Columns of a panel for n features: a power of two. */
  public static int chunk(int n, int batch) {
    int most = Math.min(PANEL_FLOATS / n, PanelOperations.padded(batch));
    return Math.max(
        SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, Integer.highestOneBit(Math.max(1, most))));
  }

  /** The panel that begins with token {@code first}, a multiple of its columns: a feature a row. */
  public Rows panel(int first) {
    return panels[first / chunk];
  }

  /** Draws the tokens of training step {@code step}; once, where several models see them. */
  public void draw(long step) {
    if (step == drawn) {
      return;
    }
    drawn = step;
    long state = random.stateAt(step);
    if (independent && threshold.length == 1) {
      RANDOM.sparseUniforms(state, 0, threshold[0], length, x, begin);
    } else {
      draw.panels(state, threshold, chunk, x, begin, length);
    }
    values.map(x, begin, begin + length);
    int tail = batch % chunk;
    if (tail != 0) {
      for (int i = 0; i < n; i++) {
        int row = begin + (batch / chunk * n + i) * chunk;
        Arrays.fill(x, row + tail, row + chunk, 0);
      }
    }
  }

  /** 2^31 P(a set is absent): one where all features are equally dense, else one for each set. */
  static int[] thresholds(int n, DataConfiguration data) {
    if (data.isUniform()) {
      return new int[] {threshold(data.absentProbability())};
    }
    return Arrays.stream(data.setDensities(n))
        .mapToInt(density -> threshold(1 - density))
        .toArray();
  }

  private static int threshold(double absent) {
    return (int) Math.rint(absent * 0x1.0p31);
  }
}
