-- When do alignment and orthogonality set in, trial by trial? Joint training only; a random 2,000 of
-- the trials in which both did.
SELECT
  lambda,
  sparsity,
  greatest(step_aligned, 1) AS aligned,
  greatest(step_orthogonal, 1) AS orthogonal,
  count(*) OVER () AS both
FROM heads
WHERE schedule = 'joint' AND step_aligned IS NOT NULL AND step_orthogonal IS NOT NULL
ORDER BY xxhash64(trial_id)
LIMIT 2000
