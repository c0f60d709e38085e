-- What becomes of each feature as sparsity grows? The first 40 features of each shape.
WITH points AS (
  SELECT n_features, n_hidden, 'norm |Wᵢ|' AS quantity, feature, sparsity, norm AS value
  FROM features
  WHERE feature < 40
  UNION ALL
  SELECT n_features, n_hidden, 'dimensionality Dᵢ' AS quantity, feature, sparsity, dimensionality
  FROM features
  WHERE feature < 40
)
SELECT
  concat('n = ', n_features, ', m = ', n_hidden) AS shape,
  quantity,
  feature,
  sparsity,
  percentile(value, 0.25) AS lower,
  median(value) AS median,
  percentile(value, 0.75) AS upper
FROM points
WHERE value IS NOT NULL
GROUP BY n_features, n_hidden, quantity, feature, sparsity
ORDER BY n_features, n_hidden, quantity DESC, feature, sparsity
