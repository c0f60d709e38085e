package io.tegum.sweep.cli;

import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.training.Trainer;
import io.tegum.sweep.run.BuildVersion;
import io.tegum.sweep.run.KnownGrids;
import io.tegum.sweep.store.HadoopSettings;
import io.tegum.sweep.store.Sound;
import io.tegum.sweep.store.StoredFile;
import io.tegum.sweep.store.StoredRow;
import io.tegum.sweep.store.StoredTrials;
import io.tegum.sweep.store.SweepStore;
import io.tegum.sweep.wording.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "rerun",
    description = {
      "Trains one trial of a results folder again, verbosely, and says whether it came out the"
          + " same.",
      "Exit code 65 when it did not."
    },
    mixinStandardHelpOptions = true)
final class RerunCommand implements Callable<Integer> {

  private static final int ID_DIGITS = 32;

  @Spec private CommandSpec command;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      converter = FolderName.class,
      description = "Results folder.")
  private String directory;

  @Parameters(index = "1", paramLabel = "TRIAL_ID", description = "As in the column trial_id.")
  private String trialId;

  @Override
  public Integer call() throws IOException {
    SweepStore store = Stores.existing(directory);
    KnownGrids known = KnownGrids.of(store);
    checkId(known);
    Trial configuration = configuration(known);
    Configuration hadoop = HadoopSettings.ofThisProcess();
    Sound sound = Sound.of(store, hadoop, known);
    FolderReading.warn(
        sound,
        "its rows were not looked at",
        "it was not looked at",
        command.commandLine().getErr());
    Optional<StoredRow> stored =
        StoredTrials.find(
            store, hadoop, sound.scan(), file -> mayHold(file, known, configuration), trialId);

    TrialResult result = Trainer.train(configuration);
    PrintWriter out = command.commandLine().getOut();
    TrialText.print(result, out);
    if (stored.isEmpty()) {
      out.println("The folder has no row of this trial yet: nothing to compare with");
      return ExitCode.DONE;
    }
    StoredRow again =
        StoredTrials.asStored(new TrialRow(known.grid().name(), BuildVersion.text(), result));
    Optional<String> difference = stored.get().firstDifference(again);
    if (difference.isEmpty()) {
      out.println("Bit-identical to the stored row");
      return ExitCode.DONE;
    }
    String column = difference.get();
    out.printf(
        "Differs from the stored row, which %s trained; first in %s%n  stored %s%n  now    %s%n",
        stored.get().text("code_version"),
        column,
        stored.get().text(column).replace('\n', ' '),
        again.text(column).replace('\n', ' '));
    return ExitCode.BAD_DATA;
  }

  private boolean mayHold(StoredFile file, KnownGrids known, Trial trial) {
    if (file.coverage().isEmpty()) {
      return file.ids().contains(trialId);
    }
    return file.coverage().get().runs().entrySet().stream()
        .anyMatch(
            part -> {
              OptionalLong index = known.byIdentity().get(part.getKey()).indexOf(trial);
              return index.isPresent() && part.getValue().contains(index.getAsLong());
            });
  }

  private void checkId(KnownGrids known) {
    if (trialId.matches("[0-9a-f]{%d}".formatted(ID_DIGITS))) {
      return;
    }
    String meant = "";
    if (trialId.matches("[0-9a-f]{1,%d}".formatted(ID_DIGITS - 1))) {
      List<String> all =
          trials(known)
              .map(Trial::trialId)
              .filter(id -> id.startsWith(trialId))
              .distinct()
              .limit(2)
              .toList();
      meant = all.size() == 1 ? "; did you mean %s?".formatted(all.get(0)) : "";
    }
    throw new ParameterException(
        command.commandLine(),
        "TRIAL_ID was \"%s\", must be %d hex digits, as in the column trial_id%s"
            .formatted(Wording.shortened(trialId), ID_DIGITS, meant));
  }

  private static Stream<Trial> trials(KnownGrids known) {
    return known.byIdentity().values().stream()
        .flatMap(
            grid ->
                StreamSupport.stream(
                    Spliterators.spliteratorUnknownSize(
                        grid.trials(0, grid.size()), Spliterator.ORDERED),
                    false));
  }

  private Trial configuration(KnownGrids known) {
    return trials(known)
        .filter(trial -> trial.trialId().equals(trialId))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.INPUT_NOT_FOUND,
                    "Cannot rerun %s: this sweep has no such trial (with results version %d)"
                        .formatted(trialId, Trial.RESULTS_VERSION)));
  }
}
