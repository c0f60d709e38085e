-- Of the ends of the attended pairs, how many a head recovers (represented, and |cos| above .9 with
-- some singular vector), by the number of pairs, schedule, sparsity and rank.
WITH ends AS (
  SELECT
    trial_id, seed, size(pairs) AS pair_count, schedule, sparsity, head_rank,
    transform(
      best_cosines(alignment_left, omega_singular_values, feature_norms, array_distinct(pairs.left)),
      c -> IF(c > 0.9, 1, 0)) AS lefts,
    transform(
      best_cosines(alignment_right, omega_singular_values, feature_norms, array_distinct(pairs.right)),
      c -> IF(c > 0.9, 1, 0)) AS rights
  FROM trials LEFT SEMI JOIN heads USING (trial_id)
),
counts AS (
  SELECT
    *,
    aggregate(lefts, 0, (sum, x) -> sum + x) AS left_recovered,
    aggregate(rights, 0, (sum, x) -> sum + x) AS right_recovered
  FROM ends
)
SELECT
  * EXCEPT (ends_recovered),
  round(ends_recovered.share, 2) AS share_ends_recovered,
  round(ends_recovered.low, 2) AS ends_recovered_low,
  round(ends_recovered.high, 2) AS ends_recovered_high
FROM (
  SELECT
    pair_count,
    schedule,
    sparsity,
    head_rank,
    median(left_recovered) AS lefts,
    median(right_recovered) AS rights,
    share_over_seeds(
      collect_list(struct(seed, left_recovered + right_recovered, 2 * pair_count))) AS ends_recovered,
    count(*) AS trials
  FROM counts
  GROUP BY ALL
)
ORDER BY ALL
