package io.tegum.kernel.feedforward.model;

import static io.tegum.kernel.family.Checks.require;

import io.tegum.kernel.family.Kind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Which pairs of inputs the outputs compute a function of. */
public sealed interface InputPairs extends Serializable {

  /** Disjoint neighbours: (0, 1), (2, 3) and so on; an odd last input is in none. */
  InputPairs NEIGHBOURS = new Neighbours();

  /** Every pair (i, j) with i &lt; j. */
  InputPairs ALL = new All();

  /** These pairs, in this order. */
  static InputPairs of(List<InputPair> pairs) {
    return new Listed(pairs);
  }

  /** How a spec gives them. */
  Kind.Structure<InputPairs> KIND =
      new Kind.Structure<>(
          PairsReader::read,
          "neighbours, all, or a list of pairs, for instance [[0, 1], [2, 5]]",
          PairsReader::isOneValue);

  /** The pairs among so many inputs; those of a list must be among them. */
  List<InputPair> among(int inputs);

  /** How many there are among so many inputs. */
  long count(int inputs);

  /** The largest index that is named, whatever the number of inputs; -1 where none is. */
  int largestIndex();

  /** See {@link #NEIGHBOURS}. */
  record Neighbours() implements InputPairs {
    @Override
    public List<InputPair> among(int inputs) {
      List<InputPair> pairs = new ArrayList<>(inputs / 2);
      for (int left = 0; left + 1 < inputs; left += 2) {
        pairs.add(new InputPair(left, left + 1));
      }
      return pairs;
    }

    @Override
    public long count(int inputs) {
      return inputs / 2;
    }

    @Override
    public int largestIndex() {
      return -1;
    }

    @Override
    public String toString() {
      return "neighbours";
    }
  }

  /** See {@link #ALL}. */
  record All() implements InputPairs {
    @Override
    public List<InputPair> among(int inputs) {
      List<InputPair> pairs = new ArrayList<>();
      for (int left = 0; left < inputs; left++) {
        for (int right = left + 1; right < inputs; right++) {
          pairs.add(new InputPair(left, right));
        }
      }
      return pairs;
    }

    @Override
    public long count(int inputs) {
      return (long) inputs * (inputs - 1) / 2;
    }

    @Override
    public int largestIndex() {
      return -1;
    }

    @Override
    public String toString() {
      return "all";
    }
  }

  /**
   * See {@link #of}.
   *
   * @param pairs at least one, none twice
   */
  record Listed(List<InputPair> pairs) implements InputPairs {
    public Listed {
      pairs = List.copyOf(pairs);
      require(!pairs.isEmpty(), "pairs", pairs, "at least one pair");
      require(new HashSet<>(pairs).size() == pairs.size(), "pairs", pairs, "distinct pairs");
    }

    @Override
    public List<InputPair> among(int inputs) {
      require(largestIndex() < inputs, "pair index", largestIndex(), "below inputs = " + inputs);
      return pairs;
    }

    @Override
    public long count(int inputs) {
      return pairs.size();
    }

    @Override
    public int largestIndex() {
      return pairs.stream().mapToInt(pair -> Math.max(pair.left(), pair.right())).max().orElse(-1);
    }

    @Override
    public String toString() {
      return pairs.toString();
    }
  }
}
