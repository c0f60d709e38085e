-- How many times later than alignment does orthogonality set in? Joint training; bins of a quarter of
-- a decade, by their ends. Features that share directions never become orthogonal and a pair may
-- never align: such trials are counted, but have no lag. The mean lag is the geometric one; its
-- interval, and that of the share in which alignment is first, are over seeds.
WITH events AS (
  SELECT
    seed,
    step_aligned,
    step_orthogonal,
    IF(
      step_orthogonal IS NULL OR step_aligned IS NULL,
      NULL, -- greatest() passes over nulls
      greatest(step_orthogonal, 1) / greatest(step_aligned, 1)) AS ratio
  FROM heads
  WHERE schedule = 'joint'
),
bins AS (
  SELECT round(4 * log10(ratio)) AS bin, count(*) AS trials_in_bin
  FROM events
  WHERE ratio IS NOT NULL
  GROUP BY bin
),
counts AS (
  SELECT
    count(*) AS trials,
    count_if(step_aligned IS NOT NULL AND step_orthogonal IS NULL) AS aligned_only,
    count_if(step_orthogonal IS NOT NULL AND step_aligned IS NULL) AS orthogonal_only,
    count_if(step_aligned IS NULL AND step_orthogonal IS NULL) AS neither,
    count(ratio) AS both,
    count_if(step_aligned = step_orthogonal) AS same_step,
    share_over_seeds(
      collect_list(struct(seed, IF(step_aligned < step_orthogonal, 1, 0), 1))
        FILTER (WHERE ratio IS NOT NULL)) AS alignment_first,
    percentile(ratio, 0.5) AS median_ratio,
    mean_over_seeds(collect_list(struct(seed, log10(ratio))) FILTER (WHERE ratio IS NOT NULL))
      AS decades
  FROM events
)
SELECT
  power(10, (bin - 0.5) / 4) AS from_ratio,
  power(10, (bin + 0.5) / 4) AS to_ratio,
  trials_in_bin,
  counts.* EXCEPT (decades),
  named_struct(
    'mean', power(10, decades.mean),
    'low', power(10, decades.low),
    'high', power(10, decades.high),
    'seeds', decades.seeds) AS mean_ratio
FROM bins CROSS JOIN counts
ORDER BY bin
