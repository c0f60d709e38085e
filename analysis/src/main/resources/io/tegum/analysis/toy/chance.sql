-- How far from chance are the best alignments of the attended features? Share of them, left and
-- right, whose largest |cosine| with a significant singular vector is at most x.
WITH best AS (
  SELECT
    n_hidden,
    head_rank,
    schedule,
    explode(concat(
      transform(
        array_distinct(transform(pairs, p -> p.left)),
        i -> array_max(transform(
          significance, (weight, k) -> weight * abs(alignment_left[k * n_features + i])))),
      transform(
        array_distinct(transform(pairs, p -> p.right)),
        i -> array_max(transform(
          significance, (weight, k) -> weight * abs(alignment_right[k * n_features + i])))))) AS cosine
  FROM (
    SELECT
      *,
      transform(
        omega_singular_values,
        sigma -> IF(sigma > 1e-3 * omega_singular_values[0], 1, 0)) AS significance
    FROM heads
  )
),
bins AS (
  SELECT
    n_hidden,
    head_rank,
    schedule,
    least(50, ceil(50 * cosine)) AS bin,
    count(*) AS features,
    count_if(cosine > 0.9) AS recovered
  FROM best
  WHERE cosine IS NOT NULL
  GROUP BY ALL
),
totals AS (
  SELECT
    n_hidden,
    head_rank,
    schedule,
    collect_list(struct(bin, features)) AS bins,
    sum(features) AS features,
    sum(recovered) AS recovered
  FROM bins
  GROUP BY ALL
),
shares AS (
  SELECT
    * EXCEPT (bins),
    aggregate(filter(bins, b -> b.bin <= x_bin), 0L, (sum, b) -> sum + b.features) / features
      AS share
  FROM (SELECT *, explode(sequence(0, 50)) AS x_bin FROM totals)
)
SELECT
  n_hidden,
  head_rank,
  schedule,
  x_bin / 50 AS x,
  share AS low,
  share,
  share AS high,
  features,
  recovered,
  wilson_low(recovered, features) AS recovered_low,
  wilson_high(recovered, features) AS recovered_high
FROM shares
ORDER BY n_hidden, head_rank, schedule, x
