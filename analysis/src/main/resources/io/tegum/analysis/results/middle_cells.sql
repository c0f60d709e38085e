-- The middle cell of each shape, schedule, target and set of pairs: middle sparsity, head weight and
-- importance decay, largest rank.
SELECT
  n_features,
  n_hidden,
  schedule,
  target,
  any_value(pairs) AS pairs,
  max(head_rank) AS head_rank,
  percentile_disc(0.5) WITHIN GROUP (ORDER BY sparsity) AS sparsity,
  percentile_disc(0.5) WITHIN GROUP (ORDER BY lambda) AS lambda,
  percentile_disc(0.5) WITHIN GROUP (ORDER BY importance_decay) AS importance_decay
FROM trials
WHERE status = 'completed'
GROUP BY n_features, n_hidden, schedule, target, CAST(pairs AS string)
