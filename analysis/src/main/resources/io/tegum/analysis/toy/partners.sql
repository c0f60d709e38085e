-- With whom do features share a dimension where they differ in density? For each represented feature
-- the represented one that its direction overlaps most with, if by more than .1. Of all pairs a random
-- 2,000; the numbers beside them are of all with
-- as many hidden dimensions.
WITH directions AS (
  SELECT
    trial_id, n_features, n_hidden, profile, sparsity, seed, i, feature_densities[i] AS density,
    transform(
      sequence(0, n_hidden - 1),
      k -> CAST(w[k * n_features + i] AS double) / feature_norms[i]) AS direction
  FROM dictionaries
  LATERAL VIEW explode(sequence(0, n_features - 1)) AS i
  WHERE feature_densities IS NOT NULL AND n_features <= 64
    AND feature_norms[i] > 0.5
),
overlaps AS (
  SELECT
    one.*,
    other.density AS partner_density,
    aggregate(zip_with(one.direction, other.direction, (a, b) -> a * b), 0D, (s, v) -> s + v)
      AS cosine
  FROM directions AS one JOIN directions AS other
  ON one.trial_id = other.trial_id AND one.i <> other.i
),
partners AS (
  SELECT
    trial_id, n_features, n_hidden, profile, sparsity, seed, i, density,
    max_by(partner_density, abs(cosine)) AS density_of_partner,
    max_by(cosine, abs(cosine)) AS overlap,
    max(abs(cosine)) AS largest,
    avg(IF(abs(log2(partner_density / density)) < 1, 1, 0)) AS alike_by_chance
  FROM overlaps
  GROUP BY ALL
),
of_seeds AS (
  SELECT
    n_hidden, profile, sparsity, seed,
    count_if(abs(log2(density_of_partner / density)) < 1) AS alike,
    count(*) AS partners,
    avg(alike_by_chance) AS alike_by_chance
  FROM partners
  WHERE largest > 0.1
  GROUP BY ALL
),
shares AS (
  SELECT
    n_hidden,
    share_over_seeds(collect_list(struct(seed, alike, partners))) AS alike,
    avg(alike_by_chance) AS alike_by_chance,
    count(*) AS models
  FROM of_seeds
  GROUP BY n_hidden
)
SELECT
  concat('m = ', n_hidden) AS shape,
  IF(overlap < 0, 'opposite', 'alike') AS side,
  density,
  density_of_partner,
  overlap,
  alike,
  shares.alike_by_chance,
  models,
  n_hidden
FROM partners JOIN shares USING (n_hidden)
WHERE largest > 0.1
ORDER BY xxhash64(trial_id, i)
LIMIT 2000
