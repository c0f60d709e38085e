-- Where does every pair of interest get a singular-vector pair of its own? A pair one of whose
-- features has no direction scores 0, as does one whose score is negative. In
-- representation-then-head lambda plays no part: its trials stand at every lambda.
WITH scored AS (
  SELECT
    sparsity,
    lambda,
    schedule,
    rank_ratio,
    seed,
    status,
    schedule = 'joint' OR lambda = min(lambda) OVER (
      PARTITION BY schedule, n_features, n_hidden, head_rank, pairs, target, sparsity,
        importance_decay, steps, batch, learning_rate, seed) AS is_counted,
    array_min(transform(pair_score, s -> greatest(coalesce(s, 0), 0))) AS worst
  FROM trials
  WHERE lambda IS NOT NULL
)
SELECT
  sparsity,
  lambdas.lambda,
  schedule,
  rank_ratio,
  count(*) AS trials,
  count(DISTINCT seed) AS seeds,
  count_if(status = 'completed') AS completed,
  median(worst) AS worst_pair_score
FROM scored
JOIN (SELECT DISTINCT lambda FROM scored) AS lambdas
ON lambdas.lambda = scored.lambda OR schedule <> 'joint'
WHERE is_counted
GROUP BY sparsity, lambdas.lambda, schedule, rank_ratio
ORDER BY schedule, rank_ratio, lambda, sparsity
