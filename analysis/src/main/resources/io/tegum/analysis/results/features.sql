-- One row per trial and feature.
SELECT
  trial_id,
  sweep,
  seed,
  n_features,
  n_hidden,
  head_rank,
  rank_ratio,
  sparsity,
  importance_decay,
  lambda,
  schedule,
  target,
  feature,
  CASE
    WHEN feature = n_features - 1 AND last_importance IS NOT NULL THEN last_importance
    ELSE power(importance_decay, feature)
  END AS importance,
  geometry.norm,
  geometry.bias,
  geometry.interference,
  geometry.dimensionality,
  geometry.norm > 0.5 AS represented,
  CASE
    WHEN exists(pairs, p -> p.left = feature) AND exists(pairs, p -> p.right = feature) THEN 'both'
    WHEN exists(pairs, p -> p.left = feature) THEN 'left'
    WHEN exists(pairs, p -> p.right = feature) THEN 'right'
    ELSE 'none'
  END AS attended,
  CAST(factor AS int) AS factor,
  tegum_factors[factor].kind AS factor_kind,
  size(tegum_factors[factor].features) AS factor_size,
  tegum_factors[factor].rank AS factor_rank
FROM (
  SELECT
    *,
    nullif(array_position(transform(tegum_factors, f -> array_contains(f.features, feature)), true), 0)
      - 1 AS factor
  FROM (
    SELECT *, posexplode(arrays_zip(norm, bias, interference, dimensionality)) AS (feature, geometry)
    FROM (
      SELECT
        *,
        feature_norms AS norm,
        coalesce(b, array()) AS bias,
        coalesce(feature_interference, array()) AS interference,
        coalesce(feature_dimensionality, array()) AS dimensionality
      FROM trials
    )
  )
)
