-- Share of pairs found (score above .9) where their two features have directions of their own, and
-- where they share them, by schedule and band of sparsities.
SELECT
  * EXCEPT (found),
  round(found.share, 2) AS share_found,
  round(found.low, 2) AS found_low,
  round(found.high, 2) AS found_high
FROM (
  SELECT
    schedule,
    CASE WHEN sparsity = 0 THEN '0' WHEN sparsity < 0.92 THEN '.5 to .9' ELSE '.95 to .99' END AS S,
    CASE
      WHEN greatest(interference_left, interference_right) < 0.1 THEN 'own'
      WHEN least(interference_left, interference_right) > 0.5 THEN 'shared'
      ELSE 'between, or not represented'
    END AS directions,
    share_over_seeds(collect_list(struct(seed, IF(score > 0.9, 1, 0), 1))) AS found,
    count(*) AS pairs,
    round(median(coalesce(score, 0)), 3) AS median_score
  FROM pairs LEFT SEMI JOIN heads USING (trial_id)
  GROUP BY ALL
)
ORDER BY ALL
