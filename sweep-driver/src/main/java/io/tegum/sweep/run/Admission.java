package io.tegum.sweep.run;

import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.run.RunOptions.Change;
import io.tegum.sweep.run.RunOptions.OtherCode;
import io.tegum.sweep.spec.SpecException;
import io.tegum.sweep.spec.SweepSpec;
import io.tegum.sweep.store.OccupiedException;
import io.tegum.sweep.store.StoreFiles.Entry;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether a sweep may be run in a folder, given what stands there. */
final class Admission {

  private static final int NAMES_SHOWN = 3;

  private final Grid grid;
  private final byte[] spec;
  private final RunOptions options;

  Admission(Grid grid, byte[] spec, RunOptions options) {
    this.grid = grid;
    this.spec = spec.clone();
    this.options = options;
  }

  /**
   * Looks, and changes nothing.
   *
   * @throws OccupiedException when what stands there must not be mixed with
   */
  void check(SweepStore store) throws IOException {
    Optional<byte[]> there = store.spec();
    if (there.isEmpty()) {
      checkNothingElse(store);
      return;
    }
    checkFamily(store, there.get());
    if (!isSameSweep(there.get()) && options.change() == Change.REFUSED) {
      throw new OccupiedException(
          store.files().location(),
          ("its sweep.yaml differs from this spec, first in line %d; `tegum extend` adds to a sweep,"
                  + " or give another --out, or the same spec")
              .formatted(firstDifferentLine(there.get())));
    }
    ResultsVersion.check(store);
    byte[] provenance = store.provenance().orElse("{}".getBytes(StandardCharsets.UTF_8));
    String code = Provenance.codeVersion(provenance).orElse(BuildVersion.text());
    if (!code.equals(BuildVersion.text()) && options.otherCode() == OtherCode.REFUSED) {
      throw new OccupiedException(
          store.files().location(),
          ("code %s began it, and this is %s (the results' version is the same); give"
                  + " --continue-other-code to go on with this one, or another --out")
              .formatted(code, BuildVersion.text()));
    }
  }

  /** A folder has one schema, so nothing of another family can be added to it. */
  private void checkFamily(SweepStore store, byte[] there) throws IOException {
    Optional<String> family = family(there);
    if (family.isEmpty()) {
      family = store.provenance().flatMap(Provenance::family);
    }
    String own = grid.family().name();
    if (family.isPresent() && !family.get().equals(own)) {
      throw new OccupiedException(
          store.files().location(),
          ("it holds a sweep of the family %s, and this spec's family is %s; a sweep has one family:"
                  + " `tegum run` it into another folder")
              .formatted(family.get(), own));
    }
  }

  private static Optional<String> family(byte[] spec) {
    try {
      return Optional.of(SweepSpec.parse("sweep.yaml", spec).family().name());
    } catch (SpecException writtenByOtherCode) {
      return Optional.empty();
    }
  }

  /** Whether a folder's spec gives the same trials in the same order, however it is worded. */
  boolean isSameSweep(byte[] there) {
    if (Arrays.equals(there, spec)) {
      return true;
    }
    try {
      return Grid.of(SweepSpec.parse("sweep.yaml", there)).identity().equals(grid.identity());
    } catch (SpecException writtenByOtherCode) {
      return false;
    }
  }

  private static void checkNothingElse(SweepStore store) throws IOException {
    if (store.files().isFile()) {
      return; // then it cannot be written, which is told in other words
    }
    List<String> others =
        store.files().entries("").stream()
            .map(Entry::name)
            .filter(name -> !name.matches("[._].*|lost\\+found"))
            .toList();
    if (!others.isEmpty()) {
      throw new OccupiedException(
          store.files().location(),
          "it holds no sweep, but other files (%s%s); give a new or empty folder"
              .formatted(
                  String.join(", ", others.subList(0, Math.min(NAMES_SHOWN, others.size()))),
                  others.size() > NAMES_SHOWN ? ", ..." : ""));
    }
  }

  private int firstDifferentLine(byte[] there) {
    List<String> one = new String(spec, StandardCharsets.UTF_8).lines().toList();
    List<String> two = new String(there, StandardCharsets.UTF_8).lines().toList();
    int line = 0;
    while (line < Math.min(one.size(), two.size()) && one.get(line).equals(two.get(line))) {
      line++;
    }
    return line + 1;
  }
}
