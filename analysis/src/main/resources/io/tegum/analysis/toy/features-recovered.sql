-- What share of the attended features, left ones and right ones together, does some significant
-- singular vector recover: |u_k . What_i| > .9 for a pair's left feature i, |v_k . What_j| > .9 for
-- its right feature j? A feature that is not represented is not recovered. In
-- representation-then-head lambda plays no part: a trial stands at every lambda that trials alike but
-- for lambda, schedule and seed have.
WITH recovered AS (
  SELECT
    sparsity,
    lambda,
    schedule,
    rank_ratio,
    seed,
    status,
    schedule = 'joint' OR lambda = min(lambda) OVER (PARTITION BY {alike but lambda}) AS is_counted,
    CASE
      WHEN schedule = 'joint' THEN array(lambda)
      ELSE collect_set(lambda) OVER (PARTITION BY {alike but lambda, schedule, seed})
    END AS lambdas,
    avg(IF(schedule = 'joint', NULL, share)) OVER (PARTITION BY {alike but lambda, schedule}) AS in_turn,
    share
  FROM (
    SELECT
      *,
      IF(
        status = 'completed',
        size(filter(
          concat(
            best_cosines(
              alignment_left, omega_singular_values, feature_norms, array_distinct(pairs.left)),
            best_cosines(
              alignment_right, omega_singular_values, feature_norms, array_distinct(pairs.right))),
          cosine -> cosine > 0.9))
          / (size(array_distinct(pairs.left)) + size(array_distinct(pairs.right))),
        NULL) AS share
    FROM trials
    WHERE lambda IS NOT NULL
  )
),
contrast AS (
  SELECT
    mean_over_seeds(collect_list(struct(seed, share - in_turn))) AS joint_above_in_turn
  FROM recovered
  WHERE schedule = 'joint' AND share IS NOT NULL AND in_turn IS NOT NULL
),
cells AS (
  SELECT
    sparsity,
    shown_lambda AS lambda,
    schedule,
    rank_ratio,
    count(*) AS trials,
    CAST(size(collect_set(seed)) AS bigint) AS seeds,
    count_if(status = 'completed') AS completed,
    median(share) AS share_recovered,
    bool_or(lambda = shown_lambda) AS is_own
  FROM recovered
  LATERAL VIEW explode(lambdas) AS shown_lambda
  WHERE is_counted
  GROUP BY sparsity, shown_lambda, schedule, rank_ratio
)
SELECT
  *,
  count_if(is_own AND share_recovered IS NOT NULL) OVER (PARTITION BY schedule) AS schedule_cells,
  count_if(is_own AND share_recovered > 0.99) OVER (PARTITION BY schedule) AS schedule_above
FROM cells CROSS JOIN contrast
ORDER BY schedule, rank_ratio, lambda, sparsity
