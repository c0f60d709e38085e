-- How far from chance are the best alignments of the attended features? Share of them, left and
-- right, whose largest |cosine| with a singular vector is at most x.
WITH best AS (
  SELECT n_hidden, head_rank, schedule, max(if(significant, abs(cosine_left), 0)) AS cosine
  FROM alignments LEFT SEMI JOIN heads USING (trial_id)
  WHERE attended IN ('left', 'both') AND cosine_left IS NOT NULL
  GROUP BY trial_id, feature, n_hidden, head_rank, schedule
  UNION ALL
  SELECT n_hidden, head_rank, schedule, max(if(significant, abs(cosine_right), 0)) AS cosine
  FROM alignments LEFT SEMI JOIN heads USING (trial_id)
  WHERE attended IN ('right', 'both') AND cosine_right IS NOT NULL
  GROUP BY trial_id, feature, n_hidden, head_rank, schedule
),
bins AS (
  SELECT n_hidden, head_rank, schedule, least(50, ceil(50 * cosine)) AS bin, count(*) AS features
  FROM best
  GROUP BY ALL
),
totals AS (
  SELECT
    n_hidden,
    head_rank,
    schedule,
    count(*) AS features,
    count_if(cosine > 0.9) AS recovered
  FROM best
  GROUP BY ALL
)
SELECT
  n_hidden,
  head_rank,
  schedule,
  bin / 50 AS x,
  sum(coalesce(bins.features, 0)) OVER so_far / totals.features AS low,
  sum(coalesce(bins.features, 0)) OVER so_far / totals.features AS share,
  sum(coalesce(bins.features, 0)) OVER so_far / totals.features AS high,
  totals.features,
  recovered,
  wilson_low(recovered, totals.features) AS recovered_low,
  wilson_high(recovered, totals.features) AS recovered_high
FROM (SELECT *, explode(sequence(0, 50)) AS bin FROM totals) AS totals
LEFT JOIN bins USING (n_hidden, head_rank, schedule, bin)
WINDOW so_far AS (PARTITION BY n_hidden, head_rank, schedule ORDER BY bin)
ORDER BY n_hidden, head_rank, schedule, x
