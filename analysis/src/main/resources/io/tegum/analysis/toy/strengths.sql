-- Do singular values reflect the strengths of the pairs? A random 2,000 of the pairs that a singular
-- vector was assigned to; counts and quartiles are of all of them.
WITH assigned AS (
  SELECT
    target,
    schedule,
    CASE
      WHEN least(interference_left, interference_right) > 0.5 THEN 'both ends share'
      WHEN greatest(interference_left, interference_right) > 0.5 THEN 'one end shares'
      WHEN greatest(interference_left, interference_right) < 0.1 THEN 'own dimensions'
      ELSE 'in between'
    END AS ends,
    weight,
    sigma,
    score,
    sigma / weight AS ratio,
    trial_id,
    pair
  FROM pairs LEFT SEMI JOIN head_trials USING (trial_id)
  WHERE sigma IS NOT NULL AND interference_left IS NOT NULL AND interference_right IS NOT NULL
)
SELECT
  target,
  schedule,
  ends,
  weight,
  sigma,
  score,
  ratio,
  count(*) OVER (PARTITION BY target, ends) AS pairs,
  percentile(ratio, 0.25) OVER (PARTITION BY target, ends) AS ratio_lower,
  percentile(ratio, 0.5) OVER (PARTITION BY target, ends) AS ratio_median,
  percentile(ratio, 0.75) OVER (PARTITION BY target, ends) AS ratio_upper,
  count(*) OVER () AS all_pairs
FROM assigned
ORDER BY xxhash64(trial_id, pair)
LIMIT 2000
