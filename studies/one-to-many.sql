-- How a head that attends from one feature to several carries them: the left vector's |cos| with
-- feature 0, the second singular value over the first, and the first right vector's |cos| with each
-- partner.
SELECT
  * EXCEPT (cosine_right),
  round(cosine_right.mean, 3) AS cosine_right_mean,
  round(cosine_right.low, 3) AS cosine_right_low,
  round(cosine_right.high, 3) AS cosine_right_high
FROM (
  SELECT
    target,
    schedule,
    sparsity,
    feature AS partner,
    mean_over_seeds_within(collect_list(struct(seed, abs(cosine_right))), 0D, 1D) AS cosine_right,
    round(min(left_cosine), 3) AS least_left_cosine,
    round(median(second), 3) AS second_over_first
  FROM
    alignments
    JOIN (
      SELECT
        trial_id,
        abs(alignment_left[0]) AS left_cosine,
        IF(head_rank > 1, omega_singular_values[1] / omega_singular_values[0], NULL) AS second
      FROM trials LEFT SEMI JOIN heads USING (trial_id)
      WHERE size(pairs) = 3
    ) USING (trial_id)
  WHERE k = 0 AND attended = 'right'
  GROUP BY ALL
)
ORDER BY ALL
