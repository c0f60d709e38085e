-- How does a pair fare whose features are in different tegum factors, or in the same one? Pairs with
-- an end that is not represented are left out; of the rest the six most common relations.
-- Intervals of shares are over seeds. In representation-then-head lambda plays no part: a pair stands
-- at every lambda of the sweep.
WITH common AS (
  SELECT relation
  FROM pairs
  WHERE relation NOT IN ('not represented', 'same feature')
  GROUP BY relation
  ORDER BY count(*) DESC, relation
  LIMIT 6
),
spreads AS (
  SELECT
    schedule,
    relation,
    CASE WHEN schedule = 'joint' THEN lambda END AS lambda,
    percentile(score, 0.25) AS lower,
    median(score) AS median,
    percentile(score, 0.75) AS upper,
    count(*) AS pairs,
    share_over_seeds(collect_list(struct(seed, IF(score > 0.9, 1, 0), 1))) AS found_share,
    median(sigma / weight) AS median_sigma_by_weight
  FROM pairs
  LEFT SEMI JOIN head_trials USING (trial_id)
  LEFT SEMI JOIN common USING (relation)
  WHERE score IS NOT NULL
  GROUP BY ALL
),
placed AS (
  SELECT
    spreads.* EXCEPT (lambda),
    explode(IF(lambda IS NULL, lambdas, array(lambda))) AS lambda
  FROM spreads CROSS JOIN (SELECT collect_set(lambda) AS lambdas FROM trials)
)
SELECT
  schedule,
  relation,
  lambda,
  * EXCEPT (schedule, relation, lambda, lambdas),
  lambda <=> get(lambdas, CAST((size(lambdas) - 1) DIV 2 AS int)) AS is_middle
FROM (
  SELECT *, array_sort(collect_set(lambda) OVER (PARTITION BY schedule)) AS lambdas
  FROM placed
)
ORDER BY schedule, relation, lambda
