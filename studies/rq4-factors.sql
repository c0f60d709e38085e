-- Share of pairs found (score above .9), by where their two features are in the dictionary. Two
-- pairs share an axis if features of the same side, both left or both right, are in one factor.
WITH placed AS (
  SELECT
    *,
    transform(
      filter(tegum_factors, f -> array_contains(f.features, left_feature)), f -> f.features)[0]
      AS left_axis,
    transform(
      filter(tegum_factors, f -> array_contains(f.features, right_feature)), f -> f.features)[0]
      AS right_axis
  FROM
    (SELECT * FROM pairs LEFT SEMI JOIN heads USING (trial_id))
    JOIN (SELECT trial_id, tegum_factors, pairs AS all_pairs FROM trials) USING (trial_id)
)
SELECT
  * EXCEPT (found),
  round(found.share, 2) AS share_found,
  round(found.low, 2) AS found_low,
  round(found.high, 2) AS found_high
FROM (
  SELECT
    n_features,
    schedule,
    IF(schedule = 'joint', lambda, NULL) AS lambda,
    pair_count,
    relation,
    relation = 'different factors' AND exists(
      all_pairs,
      q -> (q.left, q.right) != (left_feature, right_feature)
        AND (array_contains(left_axis, q.left) OR array_contains(right_axis, q.right)))
      AS axis_shared,
    IF(pair_count > 1, weight, NULL) AS strength,
    share_over_seeds(collect_list(struct(seed, IF(score > 0.9, 1, 0), 1))) AS found,
    count(*) AS pairs,
    round(median(sigma / weight), 2) AS sigma_over_t
  FROM placed
  GROUP BY ALL
)
ORDER BY ALL
