-- What share of the attended features, both sides together, does some singular vector recover:
-- |u_k . What_i| > .9 for a pair's left feature i, |v_k . What_j| > .9 for its right feature j? In
-- representation-then-head lambda plays no part: its trials stand at every lambda.
WITH recovered AS (
  SELECT
    sparsity,
    lambda,
    schedule,
    rank_ratio,
    seed,
    status,
    schedule = 'joint' OR lambda = min(lambda) OVER (
      PARTITION BY schedule, n_features, n_hidden, head_rank, CAST(pairs AS string), target, sparsity,
        importance_decay, steps, batch, learning_rate, seed) AS is_counted,
    share_recovered
  FROM (
    SELECT
      *,
      aggregate(
        pairs,
        0,
        (sum, p) -> sum
          + CAST(exists(sequence(0, head_rank - 1),
              k -> abs(alignment_left[k * n_features + p.left]) > 0.9) AS int)
          + CAST(exists(sequence(0, head_rank - 1),
              k -> abs(alignment_right[k * n_features + p.right]) > 0.9) AS int))
        / (2 * size(pairs)) AS share_recovered
    FROM trials
    WHERE lambda IS NOT NULL
  )
)
SELECT
  sparsity,
  lambdas.lambda,
  schedule,
  rank_ratio,
  count(*) AS trials,
  CAST(size(collect_set(seed)) AS bigint) AS seeds,
  count_if(status = 'completed') AS completed,
  median(CASE WHEN status = 'completed' THEN coalesce(share_recovered, 0) END) AS share_recovered
FROM recovered
JOIN (SELECT DISTINCT lambda FROM recovered) AS lambdas
ON lambdas.lambda = recovered.lambda OR schedule <> 'joint'
WHERE is_counted
GROUP BY sparsity, lambdas.lambda, schedule, rank_ratio
ORDER BY schedule, rank_ratio, lambda, sparsity
