package io.tegum.sweep.grid;

import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Trial;
import io.tegum.sweep.spec.Effort;
import io.tegum.sweep.spec.SpecException;
import io.tegum.sweep.spec.SweepSpec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A sweep's trials, addressed by index and never held in a list.
 *
 * <p>Raw indices 0 to size - 1 number the combinations of all regions, one region after the other,
 * seeds innermost but for what {@linkplain Setting.Cost#KEEPS_TWINS twins} differ in. A raw index
 * is a trial iff the region's constraints keep its configuration and no smaller index that is kept
 * gives the same one: two rank ratios may round to the same rank, and regions may overlap.
 * Executors decode indices on their own; a grid is small and Serializable.
 */
public final class Grid implements Serializable {

  /** Most runs of equal cost: predicting one takes a plan some microseconds. */
  private static final long MOST_RUNS = 2_000_000;

  private final String name;
  private final String family;
  private final List<Region> regions;
  private final long size;
  private final long trials;
  private final long cut;

  private Grid(String name, String family, List<Region> regions) {
    this.name = name;
    this.family = family;
    this.regions = List.copyOf(regions);
    long size = 0;
    long trials = 0;
    long cut = 0;
    for (Region region : regions) {
      RegionCounts counts = region.counts();
      size += region.size();
      trials += counts.trials();
      cut += counts.cut();
    }
    this.size = size;
    this.trials = trials;
    this.cut = cut;
  }

  /**
   * The grid of {@code spec}. Counts its trials by walking only the dimensions that decide.
   *
   * @throws SpecException when these have too many combinations to be walked within seconds
   */
  public static Grid of(SweepSpec spec) {
    List<RegionAxes> axes = spec.regions().stream().map(RegionAxes::new).toList();
    Effort looking = new Effort();
    Effort counting = new Effort();
    List<Region> regions = new ArrayList<>();
    long offset = 0;
    long runs = 0;
    for (int k = 0; k < axes.size(); k++) {
      Region region = Region.of(spec.family(), axes.get(k), offset, axes.subList(0, k), looking);
      if (!region.isCovered(counting)) {
        throw SpecException.of(
            spec.regions().get(k),
            "conditions, overlapping specs and ranks that may repeat join axes with %,d combinations (%s), must be at most %,d evaluations of conditions in all"
                .formatted(region.decisions(), region.decidingAxes(), Effort.MOST));
      }
      runs += region.runs();
      if (runs > MOST_RUNS) {
        throw SpecException.of(
            spec.regions().get(k),
            "axes that change what a trial costs have %,d combinations%s (%s), must be at most %,d; seeds, rates and importances are free"
                .formatted(
                    runs,
                    k == 0 ? "" : " with those of the specs before",
                    region.costingAxes(),
                    MOST_RUNS));
      }
      regions.add(region);
      offset += region.size();
    }
    return new Grid(spec.name(), spec.family().name(), regions);
  }

  /** Name of the sweep. */
  public String name() {
    return name;
  }

  /** What kind of model its trials train. */
  public Family family() {
    return Families.named(family);
  }

  /**
   * Which indices give which trials, as 32 hex digits: two grids of one identity, whatever the
   * wording of their specs, have the same trial at every index.
   */
  public String identity() {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add("results version " + Trial.RESULTS_VERSION + "\nfamily " + family);
    regions.forEach(region -> fingerprint.add("\n" + region.description()));
    return fingerprint.shortHex();
  }

  /** Names of the regions that indices in [first, end) belong to, each once. */
  public List<String> regionNames(long first, long end) {
    List<String> names = new ArrayList<>();
    for (Region region : regions) {
      if (region.offset() < end
          && first < region.offset() + region.size()
          && !names.contains(region.name())) {
        names.add(region.name());
      }
    }
    return names;
  }

  /** Number of raw indices: combinations before constraints. */
  public long size() {
    return size;
  }

  /** Number of trials; exact. */
  public long trials() {
    return trials;
  }

  /** Number of raw indices that constraints cut; exact. */
  public long cut() {
    return cut;
  }

  /** Number of raw indices that are kept but give the trial of a smaller index; exact. */
  public long duplicates() {
    return size - trials - cut;
  }

  /**
   * The trial at {@code index}, or empty when this index is cut or a duplicate.
   *
   * @throws IndexOutOfBoundsException unless 0 &lt;= index &lt; size
   */
  public Optional<Trial> configuration(long index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          "Cannot decode a trial: index was " + index + ", must be in [0, " + size + ")");
    }
    for (Region region : regions) {
      if (index < region.offset() + region.size()) {
        return region.configuration(index);
      }
    }
    throw new AssertionError("the regions' sizes add up to the grid's size");
  }

  /** The index of this trial; empty when the sweep has none such. */
  public OptionalLong indexOf(Trial trial) {
    if (!trial.family().name().equals(family)) {
      return OptionalLong.empty();
    }
    Point point = Point.of(trial);
    for (Region region : regions) {
      OptionalLong index = region.indexOf(point);
      if (index.isPresent()) {
        return index;
      }
    }
    return OptionalLong.empty();
  }

  /** The trials with indices in [first, end), in order, decoded one at a time. */
  public Iterator<Trial> trials(long first, long end) {
    return new Iterator<>() {
      private long index = first;
      private Trial upcoming;

      @Override
      public boolean hasNext() {
        while (upcoming == null && index < end) {
          upcoming = configuration(index++).orElse(null);
        }
        return upcoming != null;
      }

      @Override
      public Trial next() {
        if (!hasNext()) {
          throw new NoSuchElementException("no trial left in this range");
        }
        Trial current = upcoming;
        upcoming = null;
        return current;
      }
    };
  }

  /** Visits all trials in order of index, as runs of equal cost; holds one run at a time. */
  public void forEachRun(RunVisitor visitor) {
    forEachRun(0, size, visitor);
  }

  /**
   * Visits the trials with indices in [first, end) likewise; runs that reach beyond are clipped.
   * Takes no longer when {@code first} is large.
   */
  public void forEachRun(long first, long end, RunVisitor visitor) {
    for (Region region : regions) {
      region.forEachRun(
          Math.max(first, region.offset()),
          Math.min(end, region.offset() + region.size()),
          visitor);
    }
  }
}
