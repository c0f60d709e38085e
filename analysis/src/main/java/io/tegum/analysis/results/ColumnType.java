package io.tegum.analysis.results;

/** The types that the results tables use. Lists may hold nulls. */
public enum ColumnType {
  STRING,
  INT,
  LONG,
  DOUBLE,
  FLOAT_LIST,
  DOUBLE_LIST,
  INT_LIST,
  /** list&lt;struct&lt;left int, right int, weight double&gt;&gt; */
  PAIR_LIST,
  /** list&lt;struct&lt;features list&lt;int&gt;, rank int, kind string&gt;&gt; */
  FACTOR_LIST
}
