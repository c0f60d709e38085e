-- How much worse than the best head of its rank at its W is the trained head? Differences below
-- 1e-9 are rounding.
SELECT
  schedule,
  rank_ratio,
  lambda,
  sparsity,
  percentile(greatest(loss_head - loss_head_optimal, 1e-9), 0.25) AS lower,
  median(greatest(loss_head - loss_head_optimal, 1e-9)) AS median,
  percentile(greatest(loss_head - loss_head_optimal, 1e-9), 0.75) AS upper,
  count(*) AS trials,
  count_if(loss_head <= 1.05 * loss_head_optimal + 1e-9) AS within_5_percent
FROM heads
WHERE loss_head IS NOT NULL AND loss_head_optimal IS NOT NULL
GROUP BY schedule, rank_ratio, lambda, sparsity
ORDER BY schedule, rank_ratio, lambda, sparsity
