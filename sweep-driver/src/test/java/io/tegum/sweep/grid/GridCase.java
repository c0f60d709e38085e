package io.tegum.sweep.grid;

import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.toy.model.FeatureDependence;
import io.tegum.kernel.toy.model.Schedule;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A spec, and its constraints once more in Java, region by region. */
record GridCase(String title, String spec, List<Predicate<Point>> where) {

  @Override
  public String toString() {
    return title;
  }

  static Stream<GridCase> all() {
    return Stream.of(
        new GridCase(
            "one trial",
            "name: t\nmodel: {features: 5, hidden: 2}\ndata: {sparsity: 0.5}\n",
            List.of(p -> true)),
        new GridCase(
            "plain product",
            """
            name: t
            model: {features: [5, 8], hidden: [2, 3], activation: [relu, identity]}
            data: {sparsity: [0, 0.5, 0.9], importance_decay: [0.7, 1]}
            training: {optimizer: [adam, adamw, sgd], learning_rate: [1.0e-3, 1.0e-2]}
            seeds: 3
            """,
            List.of(p -> true)),
        new GridCase(
            "rank ratios that round to the same rank",
            """
            name: t
            model: {features: 12, hidden: [2, 3, 10]}
            head: {rank_ratio: [0.1, 0.2, 0.5, 0.6, 0.3, 1], lambda: [0.1, 1], pairs: [[0, 1]]}
            data: {sparsity: [0.5, 0.9]}
            seeds: [4, -4]
            """,
            List.of(p -> true)),
        new GridCase(
            "zipped rank ratios beside a free hidden",
            """
            name: t
            model: {features: 12, hidden: [2, 10]}
            head: {rank_ratio: [0.1, 0.2, 0.1, 0.2], pairs: [[0, 1]]}
            data: {sparsity: 0.5}
            training: {steps: [100, 100, 200, 300]}
            zip: [[head.rank_ratio, training.steps]]
            seeds: 2
            """,
            List.of(p -> true)),
        new GridCase(
            "hidden zipped with rank ratio",
            """
            name: t
            model: {features: 12, hidden: [2, 2, 10, 10]}
            head: {rank_ratio: [0.1, 0.3, 0.1, 0.3], pairs: [[0, 1]]}
            data: {sparsity: [0.5, 0.6]}
            zip: [[model.hidden, head.rank_ratio]]
            """,
            List.of(p -> true)),
        new GridCase(
            "constraints on impossible combinations",
            """
            name: t
            model: {features: [4, 8], hidden: [2, 5, 8]}
            head: {rank: [1, 3, 6], pair_sets: [[[0, 1]], [[0, 1], [5, 6]]]}
            data: {sparsity: [0, 0.9]}
            training: {schedule: [joint, representation-then-head]}
            where:
              - hidden <= features and head_rank <= hidden
              - pairs == 1 or features > 6
              - not (schedule == joint and sparsity == 0)
            seeds: 2
            """,
            List.of(
                p ->
                    number(p, "model.hidden") <= number(p, "model.features")
                        && number(p, "head.rank") <= number(p, "model.hidden")
                        && (text(p, "head.pair_sets").equals("[[0, 1]]")
                            || number(p, "model.features") > 6)
                        && !(value(p, "training.schedule") == Schedule.JOINT
                            && number(p, "data.sparsity") == 0))),
        new GridCase(
            "a constraint on the seed",
            """
            name: t
            model: {features: 8, hidden: 2}
            data: {sparsity: [0, 0.5, 0.9], importance_decay: [0.7, 1]}
            where: [seed < 2 or sparsity > 0.6]
            seeds: 5
            """,
            List.of(p -> number(p, "seeds") < 2 || number(p, "data.sparsity") > 0.6)),
        new GridCase(
            "overlapping regions",
            """
            - name: t
              model: {features: 12, hidden: [2, 4]}
              head: {rank_ratio: [0.5, 1], lambda: [0.1, 1], pairs: [[0, 1]]}
              data: {sparsity: [0, 0.5, 0.9]}
              seeds: 3
              where: [sparsity > 0 or lambda == 1]
            - model: {features: 12, hidden: [4, 6]}
              head: {rank: [1, 2, 4], lambda: [1, 10], pairs: [[0, 1]]}
              data: {sparsity: {linspace: [0, 0.9], points: 10}}
              seeds: 5
            - model: {features: 12, hidden: 4}
              data: {sparsity: [0, 0.5]}
            - model: {features: 12, hidden: 4}
              head: {rank_ratio: [0.2, 0.3, 0.4], lambda: 1, pairs: [[0, 1]], target: product}
              data: {sparsity: 0.5}
            """,
            List.of(
                p -> number(p, "data.sparsity") > 0 || number(p, "head.lambda") == 1,
                p -> true,
                p -> true,
                p -> true)),
        new GridCase(
            "a region twice, and once more as a zip",
            """
            - name: t
              model: {features: 8, hidden: 2}
              data: {sparsity: [0, 0.5]}
              training: {steps: [100, 200], optimizer: [adam, adamw]}
              seeds: [0, 1]
            - model: {features: 8, hidden: 2}
              data: {sparsity: [0, 0.5]}
              training: {steps: [100, 200], optimizer: [adam, adamw]}
              seeds: 2
            - model: {features: 8, hidden: 2}
              data: {sparsity: [0, 0.5, 0.6]}
              training: {steps: [100, 300, 200], optimizer: [adam, adamw], weight_decay: [0, 0.01]}
              zip: [[data.sparsity, training.steps]]
              seeds: 3
            """,
            List.of(p -> true, p -> true, p -> true)),
        new GridCase(
            "last importances in some regions",
            """
            - name: t
              model: {features: 2, hidden: 1}
              data: {sparsity: [0, 0.5], last_importance: [0.1, 1, 10]}
              where: [last_importance <= 1 or sparsity > 0]
            - model: {features: 2, hidden: 1}
              data: {sparsity: [0, 0.5]}
            - model: {features: 2, hidden: 1}
              data: {sparsity: [0, 0.5, 0.9], last_importance: [1, 5]}
            """,
            List.of(
                p -> number(p, "data.last_importance") <= 1 || number(p, "data.sparsity") > 0,
                p -> true,
                p -> true)),
        new GridCase(
            "features in sets, and the same trials again",
            """
            - name: t
              model: {features: [6, 12], hidden: 2}
              data: {sparsity: [0.7, 0.9], correlation: [none, correlated], set_size: [2, 3]}
              where: [set_size < 3 or sparsity > 0.8]
            - model: {features: 6, hidden: 2}
              data: {sparsity: [0.7, 0.9], correlation: [anticorrelated, correlated], set_size: 3}
            - model: {features: 6, hidden: 2}
              data: {sparsity: [0.7, 0.9]}
            """,
            List.of(
                p ->
                    ((FeatureDependence) value(p, "data.correlation")).size() < 3
                        || number(p, "data.sparsity") > 0.8,
                p -> true,
                p -> true)),
        new GridCase(
            "an earlier region that cuts what a later one keeps",
            """
            - name: t
              model: {features: 8, hidden: [2, 3]}
              data: {sparsity: [0, 0.5]}
              where: [sparsity > 0]
            - model: {features: 8, hidden: [2, 3]}
              data: {sparsity: [0, 0.5]}
              where: [hidden == 2]
            """,
            List.of(p -> number(p, "data.sparsity") > 0, p -> number(p, "model.hidden") == 2)));
  }

  private static double number(Point point, String path) {
    return Double.parseDouble(text(point, path));
  }

  private static String text(Point point, String path) {
    return value(point, path).toString();
  }

  private static Object value(Point point, String path) {
    return point.value(Families.named("toy").settings().at(path));
  }
}
