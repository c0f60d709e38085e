-- Which features are represented where they differ in density? Norm of each feature over its own
-- density, by seed-wise means.
WITH features AS (
  SELECT
    n_features, n_hidden, profile, sparsity, seed,
    posexplode(arrays_zip(norms, densities)) AS (feature, value)
  FROM (
    SELECT
      *,
      coalesce(feature_norms, array()) AS norms,
      coalesce(feature_densities, array()) AS densities
    FROM trials
    WHERE feature_densities IS NOT NULL AND status = 'completed' AND head_rank IS NULL
  )
),
of_seeds AS (
  SELECT
    n_features, n_hidden, profile, sparsity, seed,
    value.densities AS density,
    avg(value.norms) AS norm,
    avg(IF(value.norms > 0.5, 1, 0)) AS represented
  FROM features
  GROUP BY ALL
)
SELECT
  concat('n = ', n_features, ', m = ', n_hidden) AS shape,
  IF(profile LIKE '{power%' AND profile NOT LIKE '%sum%',
    concat(profile, ', S = ', sparsity), profile) AS profile,
  density,
  min(norm) AS lowest,
  avg(norm) AS norm,
  max(norm) AS highest,
  avg(represented) AS represented,
  1.96 * coalesce(stddev(represented), 0) / sqrt(count(*)) AS half_interval,
  count(*) AS seeds
FROM of_seeds
GROUP BY ALL
ORDER BY shape, profile, density
