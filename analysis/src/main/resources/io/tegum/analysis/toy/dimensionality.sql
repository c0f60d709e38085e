-- Which geometries do features settle in? Dimensionality of each represented feature over density; a
-- random 3,000 of all features of all dictionaries without a head, or of all if all have one; counts
-- are of all of these.
SELECT
  concat('n = ', n_features, ', m = ', n_hidden) AS shape,
  coalesce(factor_size, 0) AS factor_size,
  1 / density AS inverse_density,
  dimensionality,
  coalesce(factor_kind, 'unknown') AS factor_kind,
  count(*) OVER () AS features,
  count(*) OVER (PARTITION BY factor_kind) AS features_of_kind
FROM features LEFT SEMI JOIN dictionaries USING (trial_id)
WHERE represented
  AND dimensionality IS NOT NULL
  AND (head_rank IS NULL OR NOT EXISTS (SELECT 1 FROM trials WHERE head_rank IS NULL))
ORDER BY xxhash64(trial_id, feature)
LIMIT 3000
