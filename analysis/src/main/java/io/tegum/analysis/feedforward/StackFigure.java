package io.tegum.analysis.feedforward;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.Legend;
import io.tegum.analysis.figure.PanelLayout;
import io.tegum.analysis.figure.Spec;
import io.tegum.analysis.figure.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Networks as stacks of weights (Elhage et al. 2022, "Computing in superposition"): a column a
 * neuron, in it a rectangle a weight, as high as the weight is large and in the colour of its
 * feature, positive ones above and negative ones below the line. The largest weight that a neuron
 * reads by is 1, and so is the largest that it writes by: some write ten times as much to outputs
 * that they silence. The ground says how many outputs a neuron serves.
 */
final class StackFigure {
  private static final double PANELS_WIDTH = 900;
  private static final double WIDEST_PANEL = 330;
  private static final double PANEL_HEIGHT = 210;
  private static final double LEGEND_WIDTH = 130;
  private static final double HEADING_HEIGHT = 190;
  private static final double HALF = 0.42; // of a rectangle's width
  private static final int MOST_DISTINCT = 10;

  /** Weights below this are not drawn: they would be thinner than a pixel. */
  private static final double LEAST = 0.02;

  /** Grounds of neurons that serve none, two, three and more outputs. */
  private static final Map<Integer, String> GROUNDS =
      new TreeMap<>(Map.of(0, "#dcdcdc", 2, "#fdefd9", 3, "#fbd9b0", 4, "#f5b97c"));

  private static final int MOST_SERVED = 4;

  private static final DiagramAxis MATRIX = DiagramAxis.text("matrix");
  private static final DiagramAxis NETWORK = DiagramAxis.text("network");

  private StackFigure() {}

  /**
   * A neuron, in any gauge.
   *
   * @param served number of outputs that it serves
   * @param reads its weights on inputs
   * @param writes its weights on outputs
   */
  record Neuron(int served, List<Double> reads, List<Double> writes) {

    Neuron {
      reads = scaled(reads);
      writes = scaled(writes);
    }

    /** With the largest magnitude 1. */
    private static List<Double> scaled(List<Double> weights) {
      double largest = weights.stream().mapToDouble(Math::abs).max().orElse(0);
      return weights.stream().map(w -> largest > 0 ? w / largest : 0.0).toList();
    }
  }

  /**
   * One network.
   *
   * @param heading what tells it from the others
   * @param neurons from left to right
   */
  record Panel(String heading, List<Neuron> neurons) {}

  /** Draws W1's stacks above W2's, a column of panels a network. */
  static String svg(FigureText text, List<Panel> networks) {
    List<List<Object>> places = new ArrayList<>();
    for (String matrix : List.of("W₁ reads", "W₂ writes")) {
      networks.forEach(network -> places.add(List.of(matrix, network.heading())));
    }
    PanelLayout panels = PanelLayout.of(List.of(MATRIX, NETWORK), places);
    Rectangles weights = new Rectangles();
    Map<Integer, Rectangles> grounds = new TreeMap<>();
    double[] ends = ends(networks);
    for (int i = 0; i < places.size(); i++) {
      List<Neuron> neurons = networks.get(i % networks.size()).neurons();
      for (int a = 0; a < neurons.size(); a++) {
        Neuron neuron = neurons.get(a);
        int served = Math.min(neuron.served(), MOST_SERVED);
        if (GROUNDS.containsKey(served)) {
          grounds
              .computeIfAbsent(served, key -> new Rectangles())
              .add(places.get(i), a, 0.5, new double[] {ends[0], ends[1]}, "");
        }
        stack(weights, places.get(i), a, i < networks.size() ? neuron.reads() : neuron.writes());
      }
    }
    List<Map<String, Object>> layers = new ArrayList<>();
    grounds.forEach((served, ground) -> layers.add(ground.layer(panels, GROUNDS.get(served))));
    layers.add(line(panels, places, networks));
    layers.add(weights.layer(panels, null));
    Ticks none = new Ticks(List.of(), List.of()); // places are no numbers of neurons
    int most = networks.stream().mapToInt(network -> network.neurons().size()).max().orElse(1);
    double width = panels.panelWidth(PANELS_WIDTH, WIDEST_PANEL);
    Map<String, Object> across = Spec.axis("x", "Neurons, sorted by their main output", none);
    across.put("limits", List.of(-0.5, most - 0.5));
    Legend legend = Legend.of("Feature", features(networks));
    return Spec.linesSvg(
        text,
        width * panels.columns() + LEGEND_WIDTH,
        PANEL_HEIGHT * panels.rows() + HEADING_HEIGHT,
        panels,
        layers,
        List.of(across, Spec.map("aesthetic", "y", "name", "Weight"), legend.scale("fill")));
  }

  private static void stack(Rectangles into, List<Object> place, int column, List<Double> weights) {
    double top = 0;
    double bottom = 0;
    for (int i = 0; i < weights.size(); i++) {
      double weight = weights.get(i);
      if (Math.abs(weight) < LEAST) {
        continue;
      }
      double from = weight > 0 ? top : bottom;
      into.add(place, column, HALF, new double[] {from, from + weight}, Integer.toString(i));
      top += Math.max(weight, 0);
      bottom += Math.min(weight, 0);
    }
  }

  /** Lowest and highest end of a stack. */
  private static double[] ends(List<Panel> networks) {
    double[] ends = {-1, 1};
    for (Panel network : networks) {
      for (Neuron neuron : network.neurons()) {
        for (List<Double> weights : List.of(neuron.reads(), neuron.writes())) {
          ends[0] = Math.min(ends[0], weights.stream().mapToDouble(w -> Math.min(w, 0)).sum());
          ends[1] = Math.max(ends[1], weights.stream().mapToDouble(w -> Math.max(w, 0)).sum());
        }
      }
    }
    return ends;
  }

  private static Map<String, Object> line(
      PanelLayout panels, List<List<Object>> places, List<Panel> networks) {
    Rectangles line = new Rectangles();
    for (int i = 0; i < places.size(); i++) {
      int count = networks.get(i % networks.size()).neurons().size();
      line.add(places.get(i), (count - 1) / 2.0, count / 2.0, new double[] {0, 0.004}, "");
    }
    return line.layer(panels, "#5c6670");
  }

  /** Every feature, so that colours do not depend on which weights are large. */
  private static List<Object> features(List<Panel> networks) {
    Neuron one = networks.get(0).neurons().get(0);
    int count = Math.max(one.reads().size(), one.writes().size());
    List<Object> features = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Object feature = i; // numbers get ordered colours, names distinct ones
      features.add(count <= MOST_DISTINCT ? feature.toString() : feature);
    }
    return features;
  }

  /** Rectangles of one layer. */
  private static final class Rectangles {
    private final List<List<Object>> places = new ArrayList<>();
    private final List<Double> left = new ArrayList<>();
    private final List<Double> right = new ArrayList<>();
    private final List<Double> bottom = new ArrayList<>();
    private final List<Double> top = new ArrayList<>();
    private final List<String> feature = new ArrayList<>();

    void add(List<Object> place, double middle, double half, double[] ends, String name) {
      places.add(place);
      left.add(middle - half);
      right.add(middle + half);
      bottom.add(Math.min(ends[0], ends[1]));
      top.add(Math.max(ends[0], ends[1]));
      feature.add(name);
    }

    /** In {@code colour}; null: each in its feature's. */
    Map<String, Object> layer(PanelLayout panels, String colourOrNull) {
      Map<String, Object> data =
          Spec.map("left", left, "right", right, "bottom", bottom, "top", top);
      panels.addColumns(data, places);
      Map<String, Object> mapping =
          Spec.map("xmin", "left", "xmax", "right", "ymin", "bottom", "ymax", "top");
      Map<String, Object> layer =
          Spec.map("geom", "rect", "data", data, "mapping", mapping, "tooltips", "none");
      if (colourOrNull == null) {
        data.put("feature", feature);
        mapping.put("fill", "feature");
        layer.putAll(Spec.map("color", "#ffffff", "size", places.size() > 600 ? 0 : 0.4));
      } else {
        layer.putAll(Spec.map("fill", colourOrNull, "size", 0, "show_legend", false));
      }
      return layer;
    }
  }
}
