-- How many features does the head recover: some u_k with |u_k . What_i| > .9, per rank?
SELECT
  sparsity,
  lambda,
  schedule,
  rank_ratio,
  count(*) AS trials,
  count(DISTINCT seed) AS seeds,
  count_if(status = 'completed') AS completed,
  median(recovered_left / head_rank) AS recovered_per_rank
FROM trials
WHERE lambda IS NOT NULL
GROUP BY sparsity, lambda, schedule, rank_ratio
ORDER BY schedule, rank_ratio, lambda, sparsity
