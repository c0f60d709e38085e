-- How does one model train? Losses, and every feature's norm and dimensionality, on one step axis: the
-- lowest seed of the middle cell of the smallest shape; of its features the first 20.
WITH shown AS (
  SELECT trial_id, schedule, sparsity, lambda, n_features, n_hidden, head_rank, seed, steps
  FROM middle_trials
  ORDER BY n_features, n_hidden, size(pairs) DESC, schedule = 'joint' DESC, target DESC,
    to_json(pairs), seed
  LIMIT 1
),
own AS (
  SELECT *
  FROM curves LEFT SEMI JOIN shown USING (trial_id)
  WHERE step > 0
),
points AS (
  SELECT 1 AS panel, 'log₁₀ of the loss' AS quantity, 'L1' AS series, step,
    log10(greatest(loss_reconstruction, 1e-9)) AS value
  FROM own
  UNION ALL
  SELECT 1, 'log₁₀ of the loss', 'L2 (head)', step, log10(greatest(loss_head, 1e-9))
  FROM own
  WHERE loss_head IS NOT NULL
  UNION ALL
  SELECT 2, 'score, overlap', 'worst pair score', step,
    array_min(transform(pair_score, s -> coalesce(s, 0)))
  FROM own
  UNION ALL
  SELECT 2, 'score, overlap', 'largest overlap', step, if(pair_score IS NULL, NULL, max_overlap)
  FROM own
  UNION ALL
  SELECT 3, 'norm |Wᵢ|', CAST(feature AS string), step, value
  FROM own LATERAL VIEW posexplode(slice(feature_norms, 1, 20)) AS feature, value
  UNION ALL
  SELECT 4, 'dimensionality Dᵢ', CAST(feature AS string), step, value
  FROM own LATERAL VIEW posexplode(slice(feature_dimensionality, 1, 20)) AS feature, value
)
SELECT
  quantity,
  series,
  step,
  value AS low,
  value,
  value AS high,
  shown.*
FROM points CROSS JOIN shown
WHERE value IS NOT NULL
ORDER BY panel, length(series) > 2 DESC, try_cast(series AS int), series, step
