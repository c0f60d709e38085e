-- How does a pair fare whose features are in different tegum factors, or in the same one? Pairs with
-- an end that is not represented are left out; of the rest the six most common relations.
WITH common AS (
  SELECT relation
  FROM pairs
  WHERE relation NOT IN ('not represented', 'same feature')
  GROUP BY relation
  ORDER BY count(*) DESC, relation
  LIMIT 6
)
SELECT
  schedule,
  relation,
  lambda,
  percentile(score, 0.25) AS lower,
  median(score) AS median,
  percentile(score, 0.75) AS upper,
  count(*) AS pairs,
  count_if(score > 0.9) AS found,
  wilson_low(count_if(score > 0.9), count(*)) AS found_low,
  wilson_high(count_if(score > 0.9), count(*)) AS found_high,
  median(sigma / weight) AS median_sigma_by_weight
FROM pairs
LEFT SEMI JOIN head_trials USING (trial_id)
LEFT SEMI JOIN common USING (relation)
WHERE score IS NOT NULL
GROUP BY schedule, relation, lambda
ORDER BY schedule, relation, lambda
