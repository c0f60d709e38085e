-- Do singular values reflect the strengths of the pairs? A random 2,000 of the pairs that a singular
-- vector was assigned to.
SELECT
  target,
  schedule,
  CASE
    WHEN overlap < -0.9 THEN 'ends antipodal'
    WHEN abs(overlap) < 0.1 THEN 'ends orthogonal'
    ELSE 'ends overlap'
  END AS ends,
  weight,
  sigma,
  score,
  sigma / weight AS ratio
FROM pairs LEFT SEMI JOIN heads USING (trial_id)
WHERE sigma IS NOT NULL AND overlap IS NOT NULL
ORDER BY xxhash64(trial_id, pair)
LIMIT 2000
