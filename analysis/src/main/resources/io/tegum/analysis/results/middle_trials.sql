-- The completed trials of the middle cell of each shape, schedule, target and set of pairs: middle
-- sparsity, head weight and importance decay, largest rank. All seeds; for figures of single cells.
SELECT trials.*
FROM trials
JOIN (
  SELECT
    n_features,
    n_hidden,
    schedule,
    target,
    pairs,
    max(head_rank) AS head_rank,
    percentile_disc(0.5) WITHIN GROUP (ORDER BY sparsity) AS sparsity,
    percentile_disc(0.5) WITHIN GROUP (ORDER BY lambda) AS lambda,
    percentile_disc(0.5) WITHIN GROUP (ORDER BY importance_decay) AS importance_decay
  FROM trials
  WHERE status = 'completed'
  GROUP BY n_features, n_hidden, schedule, target, pairs
) AS cell
ON trials.n_features = cell.n_features
  AND trials.n_hidden = cell.n_hidden
  AND trials.schedule = cell.schedule
  AND trials.target <=> cell.target
  AND trials.pairs <=> cell.pairs
  AND trials.head_rank <=> cell.head_rank
  AND trials.sparsity = cell.sparsity
  AND trials.lambda <=> cell.lambda
  AND trials.importance_decay = cell.importance_decay
WHERE status = 'completed'
