-- How many dimensions does a feature get, and how many features a dimension, as features become sparse?
WITH points AS (
  SELECT
    n_features,
    n_hidden,
    importance_decay,
    1 / (1 - sparsity) AS inverse_density,
    explode(map(
      'dimensions per feature D* = m / |W|²', dims_per_feature,
      'features per dimension |W|² / m', 1 / dims_per_feature)) AS (quantity, value)
  FROM dictionaries
  WHERE dims_per_feature IS NOT NULL
)
SELECT
  quantity,
  concat('n = ', n_features, ', m = ', n_hidden, ', decay ', importance_decay) AS model,
  inverse_density,
  percentile(value, 0.25) AS lower,
  median(value) AS median,
  percentile(value, 0.75) AS upper,
  count(*) AS trials,
  1 / inverse_density AS density
FROM points
GROUP BY n_features, n_hidden, importance_decay, quantity, inverse_density
ORDER BY quantity, n_features, n_hidden, importance_decay, inverse_density
