package io.tegum.kernel.checkpoint;

import java.util.Arrays;

/**
 * Whether the directions of a matrix's rows have structure: more of them nearly parallel, or
 * opposite, than chance allows. Chance is two kinds of random matrices of the same shape: Gaussian
 * ones, and the matrix itself with each column shuffled, which keeps what a column's entries are
 * like and forgets which of them belong together.
 *
 * @param path the matrix's path
 * @param gaussian where the path's mean squared cosine falls for Gaussian matrices
 * @param shuffled where it falls with shuffled columns
 * @param blockSquare squared cosine from which on a step joins two neighbours into a block: beyond
 *     it the largest step of neither kind of random path is likely to go
 * @param neurons a value a row of the matrix, in its order
 * @param picture how it looks
 * @param gaussianPicture how chance looks: the path of the first Gaussian matrix, neighbours over
 *     all of them
 * @param shuffledPicture likewise, with shuffled columns
 */
public record NeuronStructure(
    PathSummary path,
    NullInterval gaussian,
    NullInterval shuffled,
    double blockSquare,
    Neurons neurons,
    Picture picture,
    Picture gaussianPicture,
    Picture shuffledPicture) {

  /** How many nearest neighbours a neuron is told with. */
  public static final int NEIGHBOURS = 5;

  /**
   * A path in numbers.
   *
   * @param meanSquare mean squared cosine of its steps
   * @param largestSquare the largest of them
   * @param first row of the matrix where it begins
   * @param second the next one: these two are the pair of largest squared cosine
   * @param silent rows of norm 0, which have no direction and stand on no path
   * @param blocks number of blocks
   * @param inBlocks rows that belong to one
   */
  public record PathSummary(
      double meanSquare,
      double largestSquare,
      int first,
      int second,
      int silent,
      int blocks,
      int inBlocks) {}

  /**
   * A value a row of the matrix.
   *
   * @param norms |row|
   * @param neighbours rows of the nearest directions, nearest first; none for a row of norm 0
   * @param cosines their cosines, with their signs
   * @param places place on the path, from 0 on; -1 for a row of norm 0
   * @param blocks number of the row's block along the path, from 0 on; -1 for a row in none
   */
  public record Neurons(
      double[] norms, int[][] neighbours, double[][] cosines, int[] places, int[] blocks) {}

  /**
   * How a path looks.
   *
   * @param map its cosines
   * @param nearest share of directions whose |cosine| with the nearest neighbour lies in each of
   *     {@link Neighbours#BINS} equal bins from 0 to 1
   */
  public record Picture(PathMap map, double[] nearest) {}

  /** Whether the statistic lies above both kinds of chance. */
  public boolean isStructured() {
    return gaussian.isBelow(path.meanSquare()) && shuffled.isBelow(path.meanSquare());
  }

  /**
   * Looks at a matrix, a row a neuron.
   *
   * @param matrix not modified; at least three of its rows are not 0
   * @param draws random matrices of either kind
   * @param seed of these
   */
  public static NeuronStructure of(FloatMatrix matrix, int draws, long seed) {
    RandomMatrices random = new RandomMatrices(seed);
    Draws gaussian = new Draws(draws);
    Draws shuffled = new Draws(draws);
    for (int draw = 0; draw < draws; draw++) {
      gaussian.add(draw, random.gaussian(matrix.rows(), matrix.columns(), draw));
      shuffled.add(draw, random.shuffled(matrix, draw));
    }
    UnitRows directions = UnitRows.of(matrix);
    Neighbours neighbours = Neighbours.of(directions);
    NeuronPath path = NeuronPath.of(directions, neighbours);
    double blockSquare =
        Math.max(
            NullInterval.of(gaussian.largest).high(), NullInterval.of(shuffled.largest).high());
    int[] blocks = blocks(path.squares(), blockSquare);
    int[] order = path.order();
    PathSummary summary =
        new PathSummary(
            path.meanSquare(),
            path.largestSquare(),
            directions.rows()[order[0]],
            directions.rows()[order[1]],
            matrix.rows() - directions.count(),
            Arrays.stream(blocks).max().orElse(-1) + 1,
            (int) Arrays.stream(blocks).filter(block -> block >= 0).count());
    return new NeuronStructure(
        summary,
        NullInterval.of(gaussian.means),
        NullInterval.of(shuffled.means),
        blockSquare,
        neurons(matrix, directions, neighbours, path, blocks),
        new Picture(PathMap.of(directions, path), neighbours.nearest()),
        gaussian.picture(),
        shuffled.picture());
  }

  /** Whether a matrix has enough directions for a path to be asked about. */
  public static boolean canAsk(FloatMatrix matrix) {
    int directions = 0;
    for (int row = 0; row < matrix.rows() && directions < 3; row++) {
      directions += matrix.norm(row) > 0 ? 1 : 0;
    }
    return directions == 3;
  }

  /** Runs of steps above the threshold, numbered along the path; -1 between them. */
  static int[] blocks(double[] squares, double threshold) {
    int[] blocks = new int[squares.length + 1];
    Arrays.fill(blocks, -1);
    int next = 0;
    for (int step = 0; step < squares.length; step++) {
      if (squares[step] > threshold) {
        if (blocks[step] < 0) {
          blocks[step] = next++;
        }
        blocks[step + 1] = blocks[step];
      }
    }
    return blocks;
  }

  private static Neurons neurons(
      FloatMatrix matrix,
      UnitRows directions,
      Neighbours neighbours,
      NeuronPath path,
      int[] blocksOnPath) {
    int n = matrix.rows();
    double[] norms = new double[n];
    Arrays.setAll(norms, matrix::norm);
    int[][] nearest = new int[n][0];
    double[][] cosines = new double[n][0];
    int[] places = new int[n];
    int[] blocks = new int[n];
    Arrays.fill(places, -1);
    Arrays.fill(blocks, -1);
    int each = Math.min(NEIGHBOURS, neighbours.each());
    for (int direction = 0; direction < directions.count(); direction++) {
      int row = directions.rows()[direction];
      nearest[row] = new int[each];
      cosines[row] = new double[each];
      for (int k = 0; k < each; k++) {
        int other = neighbours.neighbour(direction, k);
        nearest[row][k] = directions.rows()[other];
        cosines[row][k] = directions.exactCosine(direction, other);
      }
    }
    for (int place = 0; place < path.order().length; place++) {
      int row = directions.rows()[path.order()[place]];
      places[row] = place;
      blocks[row] = blocksOnPath[place];
    }
    return new Neurons(norms, nearest, cosines, places, blocks);
  }

  /** What random matrices of one kind gave. */
  private static final class Draws {
    private final double[] means;
    private final double[] largest;
    private final double[] nearest = new double[Neighbours.BINS];
    private PathMap firstMap;

    Draws(int count) {
      means = new double[count];
      largest = new double[count];
    }

    /** Takes the matrix over. */
    void add(int draw, FloatMatrix matrix) {
      UnitRows directions = UnitRows.taking(matrix);
      Neighbours neighbours = Neighbours.of(directions);
      NeuronPath path = NeuronPath.of(directions, neighbours);
      double[] shares = neighbours.nearest();
      for (int bin = 0; bin < shares.length; bin++) {
        nearest[bin] += shares[bin] / means.length;
      }
      means[draw] = path.meanSquare();
      largest[draw] = path.largestSquare();
      if (draw == 0) {
        firstMap = PathMap.of(directions, path);
      }
    }

    Picture picture() {
      return new Picture(firstMap, nearest);
    }
  }
}
