package io.tegum.kernel.toy.model;

import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.SpecNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/** Reads a {@link FeatureProfile} from a spec. */
final class ProfileReader {
  private ProfileReader() {}

  private static final String SUM = "sum";

  /** Keys of which a mapping has one. */
  private static final List<String> KINDS = List.of("groups", "power", "densities");

  static Optional<FeatureProfile> read(SpecNode node) {
    if (!node.isMapping()) {
      if (node.text().filter(FeatureProfile.UNIFORM.toString()::equals).isPresent()) {
        return Optional.of(FeatureProfile.UNIFORM);
      }
      node.fault("was " + node.shown() + ", must be " + FeatureProfile.KIND.allowed());
      return Optional.empty();
    }
    return node.fields(List.of("groups", "power", SUM, "densities"))
        .flatMap(fields -> mapping(node, fields));
  }

  private static Optional<FeatureProfile> mapping(SpecNode node, Map<String, SpecNode> fields) {
    List<String> given = KINDS.stream().filter(fields::containsKey).toList();
    if (given.size() != 1) {
      node.fault("had " + given.size() + " of " + String.join(", ", KINDS) + ", must have one");
      return Optional.empty();
    }
    String kind = given.get(0);
    if (fields.containsKey(SUM) && !kind.equals("power")) {
      fields.get(SUM).fault("stands beside " + kind + ", must stand beside power");
      return Optional.empty();
    }
    SpecNode value = fields.get(kind);
    return switch (kind) {
      case "groups" -> groups(value);
      case "densities" -> densities(value);
      case "power" -> power(value, Optional.ofNullable(fields.get(SUM)));
      default -> throw new IllegalStateException("Cannot read a profile by " + kind);
    };
  }

  private static Optional<FeatureProfile> groups(SpecNode node) {
    return elements(node, "a list of [count, S], for instance [[15, 0.5]]", ProfileReader::group)
        .map(FeatureProfile.Groups::new);
  }

  private static Optional<FeatureProfile.Group> group(SpecNode node) {
    Optional<List<SpecNode>> parts = node.elements();
    if (parts.isEmpty() || parts.get().size() != 2) {
      node.fault("was " + node.shown() + ", must be [count, S], for instance [15, 0.5]");
      return Optional.empty();
    }
    Optional<Double> count =
        number(
            parts.get().get(0),
            "a whole number, 1 or more",
            c -> c >= 1 && c == Math.rint(c) && c <= Integer.MAX_VALUE);
    Optional<Double> sparsity = number(parts.get().get(1), "in [0, 1)", s -> s >= 0 && s < 1);
    return count.flatMap(c -> sparsity.map(s -> new FeatureProfile.Group(c.intValue(), s)));
  }

  private static Optional<FeatureProfile> densities(SpecNode node) {
    return elements(
            node,
            "a list of densities, for instance [0.5, 0.1]",
            each -> number(each, "in (0, 1]", p -> p > 0 && p <= 1))
        .map(FeatureProfile.Densities::new);
  }

  private static <T> Optional<List<T>> elements(
      SpecNode node, String wanted, Kind.Reader<T> element) {
    Optional<List<T>> elements = Kind.elements(node, wanted, element);
    if (elements.isPresent() && elements.get().isEmpty()) {
      node.fault("was an empty list, must be " + wanted);
      return Optional.empty();
    }
    return elements;
  }

  private static Optional<FeatureProfile> power(SpecNode node, Optional<SpecNode> sum) {
    Optional<Double> exponent = number(node, "in (0, 10]", a -> a > 0 && a <= 10);
    if (sum.isEmpty()) {
      return exponent.map(a -> new FeatureProfile.Power(a, null));
    }
    Optional<Double> total =
        number(sum.get(), "a positive finite number", s -> s > 0 && s < Double.POSITIVE_INFINITY);
    return exponent.flatMap(a -> total.map(s -> new FeatureProfile.Power(a, s)));
  }

  private static Optional<Double> number(SpecNode node, String allowed, DoublePredicate range) {
    OptionalDouble number = node.number();
    if (number.isEmpty() || !range.test(number.getAsDouble())) {
      node.fault("was " + node.shown() + ", must be " + allowed);
      return Optional.empty();
    }
    return Optional.of(number.getAsDouble());
  }
}
