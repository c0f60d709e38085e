-- Do antipodal pairs of features survive attention? Share of represented features that stand in an
-- antipodal pair, with its interval over seeds; representation-then-head, whose dictionary attention
-- never touched, is the share to compare with, at every lambda; each feature of each such dictionary counts
-- once, however many heads were trained on it.
WITH named AS (
  SELECT DISTINCT
    dictionary_id AS trial_id,
    feature,
    CASE WHEN attended = 'none' THEN 'not attended' ELSE 'attended' END AS features
  FROM features JOIN trial_dictionaries USING (trial_id)
  WHERE head_rank IS NOT NULL
),
counted AS (
  SELECT
    n_features,
    n_hidden,
    named.features,
    CASE WHEN schedule = 'joint' THEN lambda END AS lambda,
    seed,
    count_if(factor_kind = 'antipodal pair') AS antipodal,
    count(*) AS represented
  FROM features JOIN named USING (trial_id, feature)
  WHERE represented
  GROUP BY ALL
),
totals AS (
  SELECT
    n_features,
    n_hidden,
    features,
    lambda,
    sum(antipodal) AS antipodal,
    sum(represented) AS represented,
    share_over_seeds(collect_list(struct(seed, antipodal, represented))) AS estimate
  FROM counted
  GROUP BY n_features, n_hidden, features, lambda
),
placed AS (
  SELECT
    * EXCEPT (lambda, lambdas),
    features || IF(lambda IS NULL, ', W trained alone', ', joint') AS series,
    explode(IF(lambda IS NULL, lambdas, array(lambda))) AS lambda
  FROM (
    SELECT *, collect_set(lambda) OVER (PARTITION BY n_features, n_hidden) AS lambdas
    FROM totals
  )
)
SELECT
  concat('n = ', n_features, ', m = ', n_hidden) AS shape,
  series,
  lambda,
  coalesce(estimate.low, estimate.share) AS low,
  estimate.share,
  coalesce(estimate.high, estimate.share) AS high,
  estimate,
  represented AS features
FROM placed
ORDER BY shape, series, lambda
