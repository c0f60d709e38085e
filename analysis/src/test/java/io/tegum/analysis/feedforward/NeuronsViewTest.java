package io.tegum.analysis.feedforward;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.SweepSummary;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.InitialWeights;
import io.tegum.kernel.feedforward.model.InitialWeights.OutputSigns;
import io.tegum.kernel.feedforward.model.InitialWeights.Scheme;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.feedforward.model.TaskConfiguration;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What "serves" means in the view, figures and sentences is what it means in the kernel. */
class NeuronsViewTest {
  private static final SparkSession SPARK = SharedSpark.session();

  @TempDir Path folder;

  /** Dedicated neurons serve one output, shared ones several, dead ones none. */
  @Test
  void outputsServedAgreeWithTheNeuronsClass() throws IOException {
    List<TrialRow> rows = new ArrayList<>();
    for (TargetFunction function : List.of(TargetFunction.ABS, TargetFunction.MAX)) {
      for (double sparsity : new double[] {0, 0.5, 0.9, 0.97}) {
        rows.add(new TrialRow("neurons", "test", Trainer.train(trial(function, sparsity))));
      }
    }
    SyntheticSweep.write(folder, rows);
    ResultsViews.register(SPARK, folder.toString());

    List<Row> neurons = SPARK.sql("SELECT class, outputs_served FROM neurons").collectAsList();
    assertThat(neurons).hasSize(rows.size() * 5);
    for (Row neuron : neurons) {
      int served = neuron.getInt(1);
      assertThat(neuron.getString(0))
          .isEqualTo(served == 0 ? "dead" : served == 1 ? "dedicated" : "shared");
    }
    assertThat(neurons).extracting(row -> row.getString(0)).contains("dedicated", "shared");

    // Whoever counts by outputs counts the same services as who counts by neurons.
    String served = "(SELECT trial_id, sum(outputs_served) AS n FROM neurons GROUP BY trial_id)";
    String serving = "(SELECT trial_id, sum(neurons) AS n FROM functions GROUP BY trial_id)";
    assertThat(
            SPARK
                .sql("SELECT count(*) FROM " + served + " JOIN " + serving + " USING (trial_id, n)")
                .head()
                .getLong(0))
        .isEqualTo(rows.size());

    Answer stacks = new StacksQuestion().ask(SPARK, SweepSummary.of(SPARK)).answer().orElseThrow();
    long shared =
        SPARK
            .sql("SELECT sum(neurons_shared) FROM trials WHERE function = 'abs' AND sparsity = 0.9")
            .head()
            .getLong(0);
    assertThat(stacks.sentence())
        .containsPattern("S = 0\\.9: \\d of 5 [a-z ]+, " + shared + " several");
    assertThat(stacks.illustrations().get(0).svg()).contains("sorted by their main output");
  }

  private static FeedForwardConfiguration trial(TargetFunction function, double sparsity) {
    return new FeedForwardConfiguration(
        new NetworkConfiguration(10, 5, Nonlinearity.RELU, Nonlinearity.RELU, HiddenBias.ABSENT),
        new TaskConfiguration(function, sparsity, 1),
        new InitialWeights(Scheme.KAIMING, OutputSigns.BOTH),
        new Optimisation(1000, 128, OptimizerKind.ADAM, 0.005, 0, LearningRateSchedule.CONSTANT, 0),
        0,
        3);
  }
}
