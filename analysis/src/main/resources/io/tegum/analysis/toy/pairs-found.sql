-- Where does every pair of interest get a singular-vector pair of its own? A pair one of whose
-- features has no direction scores 0, as does one whose score is negative. In
-- representation-then-head lambda plays no part: a trial stands at every lambda that trials alike
-- but for lambda, schedule and seed have.
WITH scored AS (
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
    avg(IF(schedule = 'joint', NULL, worst)) OVER (PARTITION BY {alike but lambda, schedule}) AS in_turn,
    worst
  FROM (
    SELECT
      *,
      array_min(transform(pair_score, s -> greatest(coalesce(s, 0), 0))) AS worst
    FROM trials
    WHERE lambda IS NOT NULL
  )
),
contrast AS (
  SELECT
    mean_over_seeds(collect_list(struct(seed, worst - in_turn))) AS joint_above_in_turn
  FROM scored
  WHERE schedule = 'joint' AND worst IS NOT NULL AND in_turn IS NOT NULL
),
cells AS (
  SELECT
    sparsity,
    shown_lambda AS lambda,
    schedule,
    rank_ratio,
    count(*) AS trials,
    CAST(size(collect_set(seed)) AS bigint) AS seeds,
    count_if(status = 'completed') AS completed,
    median(worst) AS worst_pair_score,
    bool_or(lambda = shown_lambda) AS is_own
  FROM scored
  LATERAL VIEW explode(lambdas) AS shown_lambda
  WHERE is_counted
  GROUP BY sparsity, shown_lambda, schedule, rank_ratio
)
SELECT
  *,
  count_if(is_own AND worst_pair_score IS NOT NULL) OVER (PARTITION BY schedule) AS schedule_cells,
  count_if(is_own AND worst_pair_score > 0.9) OVER (PARTITION BY schedule) AS schedule_above
FROM cells CROSS JOIN contrast
ORDER BY schedule, rank_ratio, lambda, sparsity
