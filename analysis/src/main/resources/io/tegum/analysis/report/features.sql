-- What becomes of each feature as sparsity grows? The first 40 features of each shape.
WITH points AS (
  SELECT
    n_features,
    n_hidden,
    sparsity,
    inline(concat(
      transform(
        slice(coalesce(feature_norms, array()), 1, 40),
        (norm, i) -> struct('norm |Wᵢ|' AS quantity, i AS feature, norm AS value)),
      transform(
        slice(coalesce(feature_dimensionality, array()), 1, 40),
        (share, i) -> struct('dimensionality Dᵢ' AS quantity, i AS feature, share AS value))))
  FROM trials
),
spreads AS (
  SELECT
    n_features,
    n_hidden,
    quantity,
    feature,
    sparsity,
    percentile(value, array(0.25, 0.5, 0.75)) AS quartiles
  FROM points
  WHERE value IS NOT NULL
  GROUP BY n_features, n_hidden, quantity, feature, sparsity
)
SELECT
  concat('n = ', n_features, ', m = ', n_hidden) AS shape,
  quantity,
  feature,
  sparsity,
  quartiles[0] AS lower,
  quartiles[1] AS median,
  quartiles[2] AS upper
FROM spreads
ORDER BY n_features, n_hidden, quantity DESC, feature, sparsity
