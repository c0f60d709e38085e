package io.tegum.analysis.addition;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.MatrixFigure;
import io.tegum.analysis.figure.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Heat maps of the heads of one trial, a panel a head, the strongest first. */
final class HeadFigures {
  private static final int PAIRS = 100;
  private static final List<String> DIGITS =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  private final BestHeads heads;

  HeadFigures(BestHeads heads) {
    this.heads = heads;
  }

  /** The right digit's logit with one head alone, over the 10 x 10 pairs of units digits. */
  String alone(FigureText text) {
    List<MatrixFigure.Panel> panels = new ArrayList<>();
    for (int head : heads.order()) {
      panels.add(pairs(heading(head), heads.part("head_right_logits", head)));
    }
    return pairs(text, panels, "Logit");
  }

  /** The sums of the contributions of the 1, 2, 4, ... strongest heads, and of all. */
  String sums(FigureText text) {
    List<MatrixFigure.Panel> panels = new ArrayList<>();
    double[] sum = new double[PAIRS];
    int added = 0;
    for (int head : heads.order()) {
      double[] own = heads.part("head_contributions", head);
      for (int k = 0; k < PAIRS; k++) {
        sum[k] += own[k];
      }
      added++;
      if (Integer.bitCount(added) == 1 || added == heads.order().size()) {
        panels.add(pairs(Count.of(added, "head"), sum.clone()));
      }
    }
    return pairs(text, panels, "Contribution");
  }

  /** Mean attention of each head at each "=" to each place. */
  String attention(FigureText text) {
    List<String> answers = IntStream.rangeClosed(0, heads.digits()).mapToObj(i -> "=" + i).toList();
    List<String> places = new ArrayList<>();
    for (String summand : List.of("a", "b")) {
      IntStream.range(0, heads.digits()).forEach(i -> places.add(summand + i));
    }
    places.addAll(answers);
    List<MatrixFigure.Panel> panels = new ArrayList<>();
    for (int head : heads.order()) {
      double[] attention = heads.part("attention_by_place", head);
      panels.add(new MatrixFigure.Panel(heading(head), places.size(), attention));
    }
    return MatrixFigure.svg(
        text,
        panels,
        new MatrixFigure.Style(
            "Attention", Palette.VIRIDIS, 0, 1, "Place that is read", places, "Answer", answers));
  }

  private String heading(int head) {
    return "head %d, %s".formatted(head, HeadsQuestion.percent(heads.shares().get(head)));
  }

  private static MatrixFigure.Panel pairs(String heading, double[] values) {
    return new MatrixFigure.Panel(heading, DIGITS.size(), values);
  }

  private static String pairs(FigureText text, List<MatrixFigure.Panel> panels, String value) {
    double span =
        panels.stream()
            .flatMapToDouble(panel -> Arrays.stream(panel.values()))
            .map(Math::abs)
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    double limit = span == 0 ? 1 : span;
    return MatrixFigure.svg(
        text,
        panels,
        new MatrixFigure.Style(
            value, Palette.DIVERGING, -limit, limit, "Digit b", DIGITS, "Digit a", DIGITS));
  }
}
