package io.tegum.kernel.family;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The families that are there: every {@link Family} that the class path offers as a service. */
public final class Families {

  /** The family of specs, folders and ids that name none. */
  public static final String DEFAULT = "toy";

  private static final Map<String, Family> BY_NAME = load();

  private Families() {}

  private static Map<String, Family> load() {
    Map<String, Family> families = new TreeMap<>();
    for (Family family : ServiceLoader.load(Family.class, Family.class.getClassLoader())) {
      if (families.put(family.name(), family) != null) {
        throw new IllegalStateException("Two families are called " + family.name());
      }
    }
    return Map.copyOf(families);
  }

  /** The family of this name, which must be there. */
  public static Family named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot find the family: its name was "
                        + name
                        + ", must be one of "
                        + String.join(", ", names())));
  }

  /** The family of this name, or empty. */
  public static Optional<Family> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** All names, the default first. */
  public static List<String> names() {
    return BY_NAME.keySet().stream()
        .sorted(
            java.util.Comparator.comparing((String name) -> !name.equals(DEFAULT))
                .thenComparing(name -> name))
        .toList();
  }
}
