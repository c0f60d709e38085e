-- How many attended left features does a head of rank r recover, at each sparsity? With the largest
-- set of pairs, at its middle cell's other settings, for shapes of which several ranks were trained.
WITH cells AS (
  SELECT max_by(struct(*), size(pairs)) AS cell
  FROM middle_cells
  WHERE head_rank IS NOT NULL
    AND (n_features, n_hidden) IN (
      SELECT n_features, n_hidden
      FROM trials
      GROUP BY n_features, n_hidden
      HAVING count(DISTINCT head_rank) > 1)
  GROUP BY n_features, n_hidden, schedule, target
),
recovered AS (
  SELECT
    schedule,
    target,
    n_features,
    n_hidden,
    lambda,
    importance_decay,
    sparsity,
    head_rank,
    seed,
    size(pairs) AS pair_count{other axes},
    size(array_distinct(pairs.left)) AS attended,
    size(filter(
      best_cosines(
        alignment_left, omega_singular_values, feature_norms, array_distinct(pairs.left)),
      cosine -> cosine > 0.9)) AS found
  FROM trials
  LEFT SEMI JOIN (SELECT cell.* FROM cells) AS cell
  ON {trials alike cell but seed, sparsity, head_rank}
  WHERE status = 'completed'
)
SELECT
  head_rank,
  sparsity,
  schedule,
  target,
  n_features,
  n_hidden,
  lambda,
  importance_decay,
  count(*) AS trials,
  count(DISTINCT seed) AS seeds,
  count(*) AS completed,
  median(found) AS recovered,
  percentile(found, 0.25) AS recovered_lower,
  percentile(found, 0.75) AS recovered_upper,
  max(attended) AS attended,
  max(pair_count) AS pair_count,
  count_if(found = attended) AS all_found,
  concat(schedule, ', ', target, ', n = ', n_features, ', m = ', n_hidden) AS model{any other}
FROM recovered
GROUP BY schedule, target, n_features, n_hidden, lambda, importance_decay, sparsity, head_rank
ORDER BY schedule, target, n_features, n_hidden, lambda, importance_decay, sparsity, head_rank
