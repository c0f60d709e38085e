package io.tegum.kernel.family;

import java.util.function.Function;

/**
 * One column of a results table.
 *
 * @param <R> what a row is made from
 * @param name column name, snake case
 * @param type its type
 * @param meaning one sentence for the documentation, with shape, unit and when it is null
 * @param value takes the value from a row's source, or null; of the Java type that {@link
 *     ColumnType} names
 */
public record Column<R>(String name, ColumnType type, String meaning, Function<R, Object> value) {

  /** The same column of rows that are made from something that has what this takes. */
  public <T> Column<T> over(Function<T, R> source) {
    return new Column<>(name, type, meaning, row -> value.apply(source.apply(row)));
  }
}
