package io.tegum.sweep.store;

import java.util.Optional;
import java.util.Set;
import org.apache.parquet.example.data.Group;

/** A row of the trials table as it stands in a file. */
public final class StoredRow {

  /** Columns that say who trained the trial and how fast, not what came out. */
  private static final Set<String> NOT_RESULTS = Set.of("train_seconds", "sweep", "code_version");

  private final Group row;

  StoredRow(Group row) {
    this.row = row;
  }

  /** The first column in which {@code other} differs in any bit, or empty. */
  public Optional<String> firstDifference(StoredRow other) {
    for (int field = 0; field < row.getType().getFieldCount(); field++) {
      String name = row.getType().getFieldName(field);
      if (!NOT_RESULTS.contains(name) && !text(name).equals(other.text(name))) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** A column as text that is equal exactly when the bits are; "null" where it has no value. */
  public String text(String column) {
    if (!row.getType().containsField(column) || row.getFieldRepetitionCount(column) == 0) {
      return "null";
    }
    return row.getType().getType(column).isPrimitive()
        ? row.getValueToString(row.getType().getFieldIndex(column), 0)
        : row.getGroup(column, 0).toString();
  }
}
