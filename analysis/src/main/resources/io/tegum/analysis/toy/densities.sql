-- Which features are represented where they differ in density, and which of them share dimensions? Norm
-- of each feature, and dimensionality of the represented ones, over their own density, by seed-wise means.
WITH features AS (
  SELECT
    n_features, n_hidden, profile, sparsity, seed,
    posexplode(arrays_zip(norms, densities, dimensionalities)) AS (feature, value)
  FROM (
    SELECT
      *,
      coalesce(feature_norms, array()) AS norms,
      coalesce(feature_densities, array()) AS densities,
      coalesce(feature_dimensionality, array()) AS dimensionalities
    FROM trials
    WHERE feature_densities IS NOT NULL AND status = 'completed' AND head_rank IS NULL
  )
),
of_seeds AS (
  SELECT
    n_features, n_hidden, profile, sparsity, seed,
    value.densities AS density,
    avg(value.norms) AS norm,
    avg(IF(value.norms > 0.5, value.dimensionalities, NULL)) AS dimensionality,
    count_if(value.norms > 0.5) AS represented,
    count(*) AS features
  FROM features
  GROUP BY ALL
),
of_densities AS (
  SELECT
    n_features, n_hidden, profile, sparsity, density,
    struct(min(norm) AS lowest, avg(norm) AS mean, max(norm) AS highest) AS norm,
    struct(min(dimensionality) AS lowest, avg(dimensionality) AS mean, max(dimensionality) AS highest)
      AS dimensionality,
    share_over_seeds(collect_list(struct(seed, represented, features))) AS represented,
    count(*) AS seeds
  FROM of_seeds
  GROUP BY ALL
)
SELECT
  concat('n = ', n_features, ', m = ', n_hidden) AS shape,
  quantity,
  IF(profile LIKE '{power%' AND profile NOT LIKE '%sum%',
    concat(profile, ', S = ', sparsity), profile) AS profile,
  density,
  height.lowest,
  height.mean,
  height.highest,
  dimensionality.mean AS dimensionality,
  represented,
  seeds
FROM of_densities
LATERAL VIEW inline(array(
  struct('norm |Wᵢ|' AS quantity, norm AS height),
  struct('Dᵢ where represented' AS quantity, dimensionality AS height))) AS quantity, height
WHERE height.mean IS NOT NULL
ORDER BY n_features, n_hidden, quantity <> 'norm |Wᵢ|', profile, density
