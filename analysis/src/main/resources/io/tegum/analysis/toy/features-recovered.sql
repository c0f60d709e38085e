-- What share of the attended features, both sides together, does some singular vector recover:
-- |u_k . What_i| > .9 for a pair's left feature i, |v_k . What_j| > .9 for its right feature j? In
-- representation-then-head lambda plays no part: a trial stands at every lambda that trials alike
-- but for lambda, schedule and seed have.
WITH recovered AS (
  SELECT
    sparsity,
    lambda,
    schedule,
    rank_ratio,
    seed,
    status,
    schedule = 'joint' OR lambda = min(lambda) OVER (PARTITION BY {alike but lambda}) AS is_counted,
    CASE
      WHEN schedule = 'joint' THEN array(lambda)
      ELSE collect_set(lambda) OVER (PARTITION BY {alike but lambda, schedule, seed})
    END AS lambdas,
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
  shown_lambda AS lambda,
  schedule,
  rank_ratio,
  count(*) AS trials,
  CAST(size(collect_set(seed)) AS bigint) AS seeds,
  count_if(status = 'completed') AS completed,
  median(CASE WHEN status = 'completed' THEN coalesce(share_recovered, 0) END) AS share_recovered
FROM recovered
LATERAL VIEW explode(lambdas) AS shown_lambda
WHERE is_counted
GROUP BY sparsity, shown_lambda, schedule, rank_ratio
ORDER BY schedule, rank_ratio, shown_lambda, sparsity
