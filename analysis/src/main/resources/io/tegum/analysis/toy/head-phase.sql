-- A score of heads over sparsity, lambda, schedule and r/m: medians of cells. In representation-then-head
-- lambda plays no part: a trial stands at every lambda that trials alike but for lambda, schedule and
-- seed have.
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
    avg(IF(schedule = 'joint', NULL, score)) OVER (PARTITION BY {alike but lambda, schedule}) AS in_turn,
    score
  FROM (
    {scores}
  )
),
contrast AS (
  SELECT
    mean_over_seeds_within(collect_list(struct(seed, score - in_turn)), -1D, 1D) AS joint_above_in_turn
  FROM scored
  WHERE schedule = 'joint' AND score IS NOT NULL AND in_turn IS NOT NULL
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
    median(score) AS median_score,
    bool_or(lambda = shown_lambda) AS is_own
  FROM scored
  LATERAL VIEW explode(lambdas) AS shown_lambda
  WHERE is_counted
  GROUP BY sparsity, shown_lambda, schedule, rank_ratio
)
SELECT
  *,
  count_if(is_own AND median_score IS NOT NULL) OVER (PARTITION BY schedule) AS schedule_cells,
  count_if(is_own AND median_score > {threshold}) OVER (PARTITION BY schedule) AS schedule_above
FROM cells CROSS JOIN contrast
ORDER BY schedule, rank_ratio, lambda, sparsity
