-- How far from chance are the best alignments of the attended features? Share of the represented
-- ones, left and right, whose largest |cosine| with a significant singular vector is at most x. The
-- interval of the recovered ones is over seeds.
WITH best AS (
  SELECT
    n_hidden,
    head_rank,
    schedule,
    seed,
    explode(concat(
      best_cosines(
        alignment_left,
        omega_singular_values,
        feature_norms,
        array_distinct(transform(pairs, p -> p.left))),
      best_cosines(
        alignment_right,
        omega_singular_values,
        feature_norms,
        array_distinct(transform(pairs, p -> p.right)))))
      AS cosine
  FROM heads
),
bins AS (
  SELECT
    n_hidden,
    head_rank,
    schedule,
    seed,
    least(50, ceil(50 * cosine)) AS bin,
    count(*) AS features,
    count_if(cosine > 0.9) AS recovered
  FROM best
  WHERE cosine IS NOT NULL
  GROUP BY n_hidden, head_rank, schedule, seed, bin
),
totals AS (
  SELECT
    n_hidden,
    head_rank,
    schedule,
    collect_list(struct(bin, features)) AS bins,
    sum(features) AS features,
    sum(recovered) AS recovered,
    share_over_seeds(collect_list(struct(seed, recovered, features))) AS recovered_share,
    1 - chance_at_most(head_rank, n_hidden, 0.9D) AS by_chance
  FROM bins
  GROUP BY n_hidden, head_rank, schedule
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
  recovered_share,
  by_chance
FROM shares
ORDER BY n_hidden, head_rank, schedule, x
