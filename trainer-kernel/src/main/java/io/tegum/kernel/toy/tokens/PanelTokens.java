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

  /** Panels of chunk columns: feature i of column c is at (c / chunk n + i) chunk + c % chunk. */
  public final float[] x;

  private final Rows[] panels;
  private long drawn = NO_STEP;

  public PanelTokens(int n, DataConfiguration data, int batch, long seed, Purpose purpose) {
    this.n = n;
    this.batch = batch;
    threshold = thresholds(n, data);
    values = data.values();
    random = new RandomStream(seed, purpose);
    chunk = chunk(n, batch);
    int count = (batch + chunk - 1) / chunk;
    x = new float[count * chunk * n];
    independent = data.sets().areIndependent();
    draw = new SetMembers(n, data, chunk).draw();
    panels = new Rows[count];
    for (int k = 0; k < count; k++) {
      panels[k] = new Rows(x, k * chunk * n, chunk);
    }
  }

  /** Columns of a panel for n features: a power of two. */
  public static int chunk(int n, int batch) {
    int most = Math.min(PANEL_FLOATS / n, PanelOperations.padded(batch));
    return Math.max(
        SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, Integer.highestOneBit(Math.max(1, most))));
  }

  /** The panel that begins with token {@code first}, a multiple of its columns. */
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
      RANDOM.sparseUniforms(state, 0, threshold[0], x.length, x, 0);
    } else {
      draw.panels(state, threshold, chunk, x);
    }
    values.map(x, 0, x.length);
    int tail = batch % chunk;
    if (tail != 0) {
      for (int i = 0; i < n; i++) {
        int row = (batch / chunk * n + i) * chunk;
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
