-- What becomes of each feature as sparsity grows? The first 40 features of each shape.
WITH points AS (
  SELECT n_features, n_hidden, sparsity, posexplode(arrays_zip(norms, shares)) AS (feature, value)
  FROM (
    SELECT
      *,
      slice(coalesce(feature_norms, array()), 1, 40) AS norms,
      slice(coalesce(feature_dimensionality, array()), 1, 40) AS shares
    FROM dictionaries
  )
),
spreads AS (
  SELECT
    n_features,
    n_hidden,
    feature,
    sparsity,
    percentile(value.norms, array(0.25, 0.5, 0.75)) AS norms,
    percentile(value.shares, array(0.25, 0.5, 0.75)) AS shares
  FROM points
  GROUP BY n_features, n_hidden, feature, sparsity
),
quantities AS (
  SELECT
    *,
    inline(array(
      struct('norm |Wᵢ|' AS quantity, norms AS quartiles),
      struct('dimensionality Dᵢ' AS quantity, shares AS quartiles)))
  FROM spreads
)
SELECT
  concat('n = ', n_features, ', m = ', n_hidden) AS shape,
  quantity,
  feature,
  sparsity,
  quartiles[0] AS lower,
  quartiles[1] AS median,
  quartiles[2] AS upper,
  count(*) OVER (PARTITION BY n_features, n_hidden, quantity, sparsity) AS features,
  count_if(quartiles[1] > 0.5) OVER (PARTITION BY n_features, n_hidden, quantity, sparsity)
    AS above_half,
  count_if(quartiles[1] > 0.9) OVER (PARTITION BY n_features, n_hidden, quantity, sparsity)
    AS above_09
FROM quantities
WHERE quartiles IS NOT NULL
ORDER BY n_features, n_hidden, quantity DESC, feature, sparsity
