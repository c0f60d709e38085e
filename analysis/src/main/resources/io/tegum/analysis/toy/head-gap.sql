-- How much worse than the best head of its rank at its W is the trained head? Differences below
-- 1e-9 are rounding.
WITH spreads AS (
  SELECT
    schedule,
    rank_ratio,
    lambda,
    sparsity,
    percentile(greatest(loss_head - loss_head_optimal, 1e-9), array(0.25, 0.5, 0.75)) AS quartiles,
    count(*) AS trials,
    count_if(loss_head <= 1.05 * loss_head_optimal + 1e-9) AS within_5_percent
  FROM heads
  WHERE loss_head IS NOT NULL AND loss_head_optimal IS NOT NULL
  GROUP BY schedule, rank_ratio, lambda, sparsity
)
SELECT
  schedule,
  rank_ratio,
  lambda,
  sparsity,
  quartiles[0] AS lower,
  quartiles[1] AS median,
  quartiles[2] AS upper,
  trials,
  within_5_percent,
  sum(trials) OVER (PARTITION BY schedule) AS schedule_trials,
  sum(within_5_percent) OVER (PARTITION BY schedule) AS schedule_within_5_percent
FROM spreads
ORDER BY schedule, rank_ratio, lambda, sparsity
