package io.tegum.sweep.spec;

import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Setting.Spelling;
import java.util.ArrayList;
import java.util.List;

/** The keys that may stand in the sections of a spec. */
final class SectionKeys {
  private SectionKeys() {}

  /** The keys that give {@code setting} or belong to it. */
  static List<String> of(Setting<?> setting) {
    List<String> keys = new ArrayList<>(setting.spellings().stream().map(Spelling::key).toList());
    setting.compound().ifPresent(compound -> keys.add(compound.pairing().companionKey()));
    return keys;
  }

  /** The keys of all {@code settings}. */
  static List<String> of(List<Setting<?>> settings) {
    return settings.stream().flatMap(setting -> of(setting).stream()).toList();
  }

  /** The path of a key that belongs to {@code setting}. */
  static String path(Setting<?> setting, String key) {
    return setting.section().isEmpty() ? key : setting.section() + "." + key;
  }
}
