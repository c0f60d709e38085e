package io.tegum.analysis.results;

import java.util.function.Function;

/**
 * One column of a results table.
 *
 * @param <R> what a row is made from
 * @param name column name, snake case
 * @param type its type
 * @param meaning one sentence for the documentation, with shape, unit and when it is null
 * @param value takes the value from a row's source, or null. The Java types are: STRING String, INT
 *     Integer, LONG Long, DOUBLE Double, FLOAT_LIST, DOUBLE_LIST double[] (NaN stands for a null
 *     element), INT_LIST int[], PAIR_LIST List of AttentionPair, FACTOR_LIST List of TegumFactor. A
 *     DOUBLE of NaN stands for null.
 */
public record Column<R>(String name, ColumnType type, String meaning, Function<R, Object> value) {}
