-- What do heads align with? In the middle cell, for the two largest sets of pairs, each schedule's
-- trial with the median worst pair score.
WITH shown AS (
  SELECT n_features, n_hidden, target, pairs
  FROM middle_trials
  WHERE head_rank IS NOT NULL
  GROUP BY n_features, n_hidden, target, pairs
  ORDER BY n_features, n_hidden, size(pairs) DESC, target DESC, to_json(pairs)
  LIMIT 2
),
ranked AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY n_features, n_hidden, target, pairs, schedule
      ORDER BY array_min(transform(pair_score, s -> coalesce(s, 0))), seed) AS place,
    count(*) OVER (PARTITION BY n_features, n_hidden, target, pairs, schedule) AS seeds
  FROM middle_trials
  WHERE (n_features, n_hidden, target, CAST(pairs AS string))
    IN (SELECT n_features, n_hidden, target, CAST(pairs AS string) FROM shown)
)
SELECT
  n_features,
  n_hidden,
  target,
  pairs,
  schedule,
  sparsity,
  lambda,
  head_rank,
  seed,
  seeds{other axes},
  omega_singular_values,
  pair_vector,
  pair_score,
  alignment_left,
  alignment_right,
  feature_norms,
  tegum_factors,
  factor_energy_left
FROM ranked
WHERE place = (seeds + 1) DIV 2
ORDER BY n_features, n_hidden, size(pairs) DESC, target DESC, to_json(pairs), schedule
