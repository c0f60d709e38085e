package io.tegum.kernel.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A family's settings, in the order of canonical texts. */
public final class Settings {

  private final String family;
  private final List<Setting<?>> all;

  /**
   * Takes settings into a family; each belongs to one.
   *
   * @param family the family's name
   */
  public Settings(String family, List<Setting<?>> all) {
    this.family = family;
    this.all = List.copyOf(all);
    for (int k = 0; k < all.size(); k++) {
      all.get(k).join(this, k);
    }
  }

  String family() {
    return family;
  }

  /** All of them. */
  public List<Setting<?>> all() {
    return all;
  }

  /** All of them in the order in which grids nest their axes, the outermost first. */
  public List<Setting<?>> axes() {
    List<Setting<?>> axes = new ArrayList<>(all);
    for (Setting<?> setting : all) {
      setting
          .nested()
          .ifPresent(
              inner -> {
                axes.remove(setting);
                axes.add(axes.indexOf(inner), setting);
              });
    }
    return axes;
  }

  /** How many. */
  public int size() {
    return all.size();
  }

  /** The setting with this path, which must be one of the family's. */
  public Setting<?> at(String path) {
    return find(path)
        .orElseThrow(() -> new IllegalArgumentException("The family has no setting " + path));
  }

  /** The setting with this path, or empty. */
  public Optional<Setting<?>> find(String path) {
    return all.stream().filter(setting -> setting.path().equals(path)).findFirst();
  }

  /** The settings of a section, in order. */
  public List<Setting<?>> inSection(String section) {
    return all.stream().filter(setting -> setting.section().equals(section)).toList();
  }

  /** The sections, in order, without the top. */
  public List<String> sections() {
    return all.stream().map(Setting::section).filter(s -> !s.isEmpty()).distinct().toList();
  }

  /**
   * What constraints can name by settings alone: those that a spec gives as numbers or labels, in
   * their own type.
   */
  public List<Quantity> quantities() {
    List<Quantity> quantities = new ArrayList<>();
    for (Setting<?> setting : all) {
      if (setting.spellings().size() > 1) {
        continue;
      }
      Kind<?> kind = setting.spellings().get(0).kind();
      if (kind instanceof Kind.Numeric || setting.path().equals(CommonSettings.SEEDS)) {
        quantities.add(
            Quantity.number(setting.name(), List.of(setting), setting.meaning(), setting::at));
      } else if (kind instanceof Kind.Label<?> labels) {
        quantities.add(
            Quantity.label(
                setting.name(), List.of(setting), setting.meaning(), labels, setting::at));
      }
    }
    return quantities;
  }

  /** The columns of all settings, in order. */
  public List<Column<Trial>> columns() {
    List<Column<Trial>> columns = new ArrayList<>();
    all.forEach(setting -> columns.addAll(setting.columns()));
    return columns;
  }

  /**
   * One line a setting in a fixed order, doubles as {@link Double#toString} spells them: equal
   * exactly for equal configurations.
   */
  public String canonicalText(Trial trial) {
    StringBuilder text = new StringBuilder(512);
    if (!family.equals(Families.DEFAULT)) {
      text.append("family=").append(family).append('\n');
    }
    for (Setting<?> setting : all) {
      setting.addCanonicalText(trial, text);
    }
    return text.toString();
  }
}
