package io.tegum.sweep.cli;

import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.run.Done;
import io.tegum.sweep.run.KnownGrids;
import io.tegum.sweep.run.ReaderGrids;
import io.tegum.sweep.run.SpecChecksums;
import io.tegum.sweep.store.HadoopSettings;
import io.tegum.sweep.store.StoreScan.Kind;
import io.tegum.sweep.store.SweepGrids;
import io.tegum.sweep.store.SweepStore;
import io.tegum.sweep.store.Verification;
import io.tegum.sweep.wording.Amounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    description = {
      "Reads every page of every file of a results folder against its checksums, and changes"
          + " nothing.",
      "Names damaged, doubled and foreign files; exit code 65 when there are any."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DIR", converter = FolderName.class, description = "Results folder.")
  private String directory;

  @Override
  public Integer call() throws IOException {
    SweepStore store = Stores.reportable(directory);
    SweepGrids grids = ReaderGrids.of(store);
    List<String> specs = SpecChecksums.faults(store);
    Verification all =
        Verification.of(
            store,
            HadoopSettings.ofThisProcess(),
            grids,
            Runtime.getRuntime().availableProcessors());
    PrintWriter out = command.commandLine().getOut();
    out.println(store.files().location());
    row(out, "files", "%,d, %s".formatted(all.files(), Amounts.bytes(all.bytes())));
    row(out, "pages", "%,d%s".formatted(all.pages(), withoutChecksum(all)));
    row(out, "trials", "%,d".formatted(all.sound().scan().counts().all()));
    if (grids instanceof KnownGrids known) {
      Grid grid = known.grid();
      row(out, "missing", "%,d".formatted(Done.missing(grid, grids, all.sound().scan())));
    }
    for (Kind kind : Kind.values()) {
      long files = all.count(kind) + (kind == Kind.DAMAGED ? specs.size() : 0);
      row(out, kind.name().toLowerCase(Locale.ROOT), Amounts.count(files, "file"));
    }
    specs.forEach(out::println);
    all.faults().forEach(out::println);
    all.sound()
        .scan()
        .orphans()
        .forEach(name -> out.printf("curves/%s: its trials are not there (yet)%n", name));
    return specs.isEmpty() && all.faults().isEmpty() ? ExitCode.DONE : ExitCode.BAD_DATA;
  }

  private static String withoutChecksum(Verification all) {
    return all.unchecked() == 0
        ? ""
        : ", and %,d pages and footers without a checksum".formatted(all.unchecked());
  }

  private static void row(PrintWriter out, String what, String value) {
    out.printf("  %-10s %s%n", what, value);
  }
}
