package io.tegum.sweep.inspect;

import io.tegum.analysis.checkpoint.HeadsTable;
import io.tegum.analysis.checkpoint.MapsTable;
import io.tegum.analysis.checkpoint.MatricesTable;
import io.tegum.analysis.checkpoint.NeuronsTable;
import io.tegum.kernel.checkpoint.FloatMatrix;
import io.tegum.kernel.checkpoint.HeadQuestions;
import io.tegum.kernel.checkpoint.Heads;
import io.tegum.kernel.checkpoint.MatrixQuestions;
import io.tegum.kernel.checkpoint.MatrixReference;
import io.tegum.kernel.checkpoint.MatrixReference.Questions;
import io.tegum.kernel.checkpoint.TensorReader;
import io.tegum.sweep.store.StoreFiles;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One task: a matrix, or the heads of a layer. Its last file says that it is done. */
sealed interface Work extends Serializable {

  /** The ending of a table's file. */
  String PARQUET = ".parquet";

  /** What the user reads, for instance "mlp_out of layer 3". */
  String title();

  /** Roughly its multiplications: the costly ones begin first. */
  double cost();

  /** What it holds in memory at once, roughly. */
  long bytes(InspectTask.Common common);

  /** The file that stands once the work is done. */
  String mark(String identity);

  /** Does it, and puts its files in place. */
  void run(Context context) throws IOException;

  /**
   * What a task works with.
   *
   * @param reader of the checkpoint
   * @param files where results go
   * @param identity of the results
   * @param matrices what is asked of matrices
   * @param heads what is asked of heads
   * @param given vocabulary of the heads; its vectors are empty
   * @param vectors by layer
   * @param provenance for files' footers
   */
  record Context(
      TensorReader reader,
      StoreFiles files,
      String identity,
      MatrixQuestions matrices,
      HeadQuestions heads,
      HeadQuestions.Given given,
      Map<Integer, FloatMatrix> vectors,
      Map<String, String> provenance) {}

  /** A matrix. */
  record Matrix(MatrixReference matrix, int draws) implements Work {

    @Override
    public String title() {
      return matrix.layer() < 0 ? matrix.kind() : matrix.kind() + " of layer " + matrix.layer();
    }

    @Override
    public double cost() {
      double size = (double) matrix.units() * matrix.width();
      return matrix.questions() == Questions.NEURONS
          ? (2.0 * draws + 1) * size * matrix.units()
          : size;
    }

    @Override
    public long bytes(InspectTask.Common common) {
      return MatrixQuestions.bytes(matrix);
    }

    @Override
    public String mark(String identity) {
      return MatricesTable.TABLE.name() + "/" + name(identity);
    }

    private String name(String identity) {
      return Names.of(matrix.layer(), matrix.kind(), identity) + PARQUET;
    }

    @Override
    public void run(Context context) throws IOException {
      MatrixQuestions.Answer answer = context.matrices().ask(matrix, context.reader());
      String name = name(context.identity());
      if (answer.structure().isPresent()) {
        context
            .files()
            .writeParquet(
                NeuronsTable.TABLE.name() + "/" + name,
                file ->
                    NeuronsTable.TABLE.write(
                        file, NeuronsTable.rows(answer), context.provenance()));
        context
            .files()
            .writeParquet(
                MapsTable.TABLE.name() + "/" + name,
                file -> MapsTable.TABLE.write(file, MapsTable.rows(answer), context.provenance()));
      }
      context
          .files()
          .writeParquet(
              mark(context.identity()),
              file -> MatricesTable.TABLE.write(file, List.of(answer), context.provenance()));
    }
  }

  /** The heads of a layer. */
  record Layer(Heads heads) implements Work {

    @Override
    public String title() {
      return "heads of layer " + heads.layer();
    }

    @Override
    public double cost() {
      return (double) heads.weights() * heads.size();
    }

    @Override
    public long bytes(InspectTask.Common common) {
      return common.heads().bytes(heads, common.vocabulary().tokens());
    }

    @Override
    public String mark(String identity) {
      return HeadsTable.TABLE.name() + "/" + Names.of(heads.layer(), "heads", identity) + PARQUET;
    }

    @Override
    public void run(Context context) throws IOException {
      List<HeadQuestions.Answer> answers = new ArrayList<>();
      HeadQuestions.Given given =
          new HeadQuestions.Given(
              context.given().embedding(),
              context.given().unembedding(),
              context.vectors().get(heads.layer()));
      context.heads().ask(heads, given, context.reader(), answers::add);
      context
          .files()
          .writeParquet(
              mark(context.identity()),
              file -> HeadsTable.TABLE.write(file, answers, context.provenance()));
    }
  }
}
