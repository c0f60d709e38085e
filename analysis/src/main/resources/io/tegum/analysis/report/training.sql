-- How do alignment and orthogonality come about over training?
WITH points AS (
  SELECT
    schedule,
    rank_ratio,
    step,
    'Worst pair score' AS quantity,
    array_min(transform(curves.pair_score, s -> coalesce(s, 0))) AS value
  FROM curves JOIN trials USING (trial_id)
  WHERE status = 'completed' AND head_rank IS NOT NULL AND step > 0
  UNION ALL
  SELECT schedule, rank_ratio, step, 'Largest overlap' AS quantity, curves.max_overlap AS value
  FROM curves JOIN trials USING (trial_id)
  WHERE status = 'completed' AND head_rank IS NOT NULL AND step > 0
),
quartiles AS (
  SELECT
    schedule,
    rank_ratio,
    quantity,
    step,
    percentile_approx(value, array(0.25, 0.5, 0.75)) AS q
  FROM points
  WHERE value IS NOT NULL
  GROUP BY schedule, rank_ratio, quantity, step
)
SELECT schedule, rank_ratio, quantity, step, q[0] AS lower, q[1] AS median, q[2] AS upper
FROM quartiles
ORDER BY schedule, rank_ratio, quantity DESC, step
