-- What becomes of each feature as sparsity grows? The first 40 features.
WITH points AS (
  SELECT 'norm |Wᵢ|' AS quantity, sparsity, posexplode(slice(feature_norms, 1, 40)) AS (i, value)
  FROM trials
  WHERE feature_norms IS NOT NULL
  UNION ALL
  SELECT
    'dimensionality Dᵢ' AS quantity,
    sparsity,
    posexplode(slice(feature_dimensionality, 1, 40)) AS (i, value)
  FROM trials
  WHERE feature_dimensionality IS NOT NULL
)
SELECT
  quantity,
  i,
  sparsity,
  percentile(value, 0.25) AS lower,
  median(value) AS median,
  percentile(value, 0.75) AS upper
FROM points
WHERE value IS NOT NULL
GROUP BY quantity, i, sparsity
ORDER BY quantity DESC, i, sparsity
