-- How do alignment and orthogonality come about over training? In the middle cell of the smallest
-- shape and its largest set of pairs.
WITH shown AS (
  SELECT n_features, n_hidden, target, pairs
  FROM middle_trials
  WHERE head_rank IS NOT NULL
  GROUP BY n_features, n_hidden, target, pairs
  ORDER BY n_features, n_hidden, size(pairs) DESC, target DESC, to_json(pairs)
  LIMIT 1
),
cell AS (
  SELECT trial_id, schedule, sparsity, lambda, head_rank, steps{other axes}
  FROM middle_trials
  WHERE (n_features, n_hidden, target, CAST(pairs AS string))
    IN (SELECT n_features, n_hidden, target, CAST(pairs AS string) FROM shown)
),
points AS (
  SELECT /*+ BROADCAST(cell) */
    cell.*,
    step,
    explode(map(
      'worst pair score', array_min(transform(pair_score, s -> coalesce(s, 0))),
      'largest overlap', max_overlap)) AS (quantity, value)
  FROM curves JOIN cell USING (trial_id)
  WHERE step > 0
)
SELECT
  schedule,
  quantity,
  step,
  percentile(value, 0.25) AS lower,
  median(value) AS median,
  percentile(value, 0.75) AS upper,
  count(*) AS trials,
  any_value(sparsity) AS sparsity,
  any_value(lambda) AS lambda,
  any_value(head_rank) AS head_rank,
  any_value(steps) AS steps{any other}
FROM points
WHERE value IS NOT NULL
GROUP BY schedule, quantity, step
ORDER BY schedule, quantity DESC, step
