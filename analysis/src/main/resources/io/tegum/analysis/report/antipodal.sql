-- Do antipodal pairs of features survive attention? Share of represented features that stand in an
-- antipodal pair, with its Wilson interval; representation-then-head, whose dictionary attention
-- never touched, is the share to compare with, at every lambda.
WITH represented AS (
  SELECT
    n_features,
    n_hidden,
    CASE WHEN attended = 'none' THEN 'not attended' ELSE 'attended' END AS features,
    schedule,
    lambda,
    factor_kind = 'antipodal pair' AS antipodal
  FROM features LEFT SEMI JOIN heads USING (trial_id)
  WHERE represented
),
lambdas AS (
  SELECT DISTINCT n_features, n_hidden, lambda FROM represented WHERE schedule = 'joint'
),
placed AS (
  SELECT n_features, n_hidden, features || ', joint' AS series, lambda, antipodal
  FROM represented
  WHERE schedule = 'joint'
  UNION ALL
  SELECT n_features, n_hidden, features || ', W trained alone' AS series, lambdas.lambda, antipodal
  FROM represented JOIN lambdas USING (n_features, n_hidden)
  WHERE schedule <> 'joint'
)
SELECT
  concat('n = ', n_features, ', m = ', n_hidden) AS shape,
  series,
  lambda,
  wilson_low(count_if(antipodal), count(*)) AS low,
  count_if(antipodal) / count(*) AS share,
  wilson_high(count_if(antipodal), count(*)) AS high,
  count(*) AS features
FROM placed
GROUP BY n_features, n_hidden, series, lambda
ORDER BY shape, series, lambda
