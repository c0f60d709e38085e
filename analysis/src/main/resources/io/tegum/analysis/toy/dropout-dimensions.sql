-- How many dimensions does a feature get under dropout? D* = m / |W|^2, mean over seeds.
WITH estimates AS (
  SELECT
    n_features, n_hidden, sparsity,
    coalesce(dropout, 0) AS dropout,
    mean_over_seeds_within(
      collect_list(struct(seed, dims_per_feature)), 0D, double('Infinity')) AS dims
  FROM dictionaries
  WHERE dims_per_feature IS NOT NULL
    AND (SELECT count(DISTINCT coalesce(dropout, 0)) FROM trials) > 1
  GROUP BY ALL
)
SELECT
  concat('n = ', n_features, ', m = ', n_hidden) AS shape,
  sparsity,
  dropout,
  coalesce(dims.low, dims.mean) AS low,
  dims.mean AS mean,
  coalesce(dims.high, dims.mean) AS high,
  dims
FROM estimates
ORDER BY n_features, n_hidden, sparsity, dropout
