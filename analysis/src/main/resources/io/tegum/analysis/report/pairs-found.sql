-- Where does every pair of interest get a singular-vector pair of its own?
-- A pair one of whose features has no direction scores 0.
SELECT
  sparsity,
  lambda,
  schedule,
  rank_ratio,
  count(*) AS trials,
  count(DISTINCT seed) AS seeds,
  count_if(status = 'completed') AS completed,
  median(array_min(transform(pair_score, s -> coalesce(s, 0)))) AS worst_pair_score
FROM trials
WHERE lambda IS NOT NULL
GROUP BY sparsity, lambda, schedule, rank_ratio
ORDER BY schedule, rank_ratio, lambda, sparsity
