-- Are pairs that raw alignment misses found through the dual? A random 2,000 of all pairs;
-- counts are of all of them.
SELECT
  schedule,
  sparsity,
  score,
  dual_score,
  count(*) OVER () AS all_pairs,
  count(*) OVER (PARTITION BY schedule) AS pairs,
  count_if(score > 0.9) OVER (PARTITION BY schedule) AS found,
  count_if(score <= 0.9 AND dual_score > 0.9) OVER (PARTITION BY schedule) AS found_through_dual,
  count_if(score <= 0.9 AND dual_score <= 0.9) OVER (PARTITION BY schedule) AS missed
FROM pairs LEFT SEMI JOIN head_trials USING (trial_id)
WHERE score IS NOT NULL AND dual_score IS NOT NULL
ORDER BY xxhash64(trial_id, pair)
LIMIT 2000
