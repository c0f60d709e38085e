-- One row per trial and feature.
SELECT
  trial_id,
  sweep,
  {settings},
  feature,
  CASE
    WHEN feature = n_features - 1 AND last_importance IS NOT NULL THEN last_importance
    ELSE power(importance_decay, feature)
  END AS importance,
  coalesce(feature_densities[feature], 1 - sparsity) AS density,
  geometry.norm,
  geometry.bias,
  geometry.interference,
  geometry.dimensionality,
  geometry.norm > 0.5 AS represented,
  CASE
    WHEN array_contains(pairs.left, feature) AND array_contains(pairs.right, feature) THEN 'both'
    WHEN array_contains(pairs.left, feature) THEN 'left'
    WHEN array_contains(pairs.right, feature) THEN 'right'
    ELSE 'none'
  END AS attended,
  factor,
  tegum_factors[factor].kind AS factor_kind,
  size(tegum_factors[factor].features) AS factor_size,
  tegum_factors[factor].rank AS factor_rank
FROM (
  SELECT
    *,
    get(member_factors, CAST(array_position(members, feature) AS int) - 1) AS factor
  FROM (
    SELECT *, posexplode(arrays_zip(norm, bias, interference, dimensionality)) AS (feature, geometry)
    FROM (
      SELECT
        *,
        feature_norms AS norm,
        coalesce(b, array()) AS bias,
        coalesce(feature_interference, array()) AS interference,
        coalesce(feature_dimensionality, array()) AS dimensionality,
        flatten(tegum_factors.features) AS members,
        flatten(transform(tegum_factors, (f, i) -> array_repeat(i, size(f.features))))
          AS member_factors
      FROM trials
      WHERE status = 'completed'
    )
  )
)
