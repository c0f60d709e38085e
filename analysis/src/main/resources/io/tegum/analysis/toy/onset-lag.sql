-- How many times later than alignment does orthogonality set in? Joint training; bins of a quarter of
-- a decade. Features that share directions never become orthogonal and a pair may never align: such
-- trials are counted, but have no lag. The median's interval is from order statistics.
WITH events AS (
  SELECT
    CASE
      WHEN step_aligned IS NOT NULL AND step_orthogonal IS NOT NULL
        THEN greatest(step_orthogonal, 1) / greatest(step_aligned, 1)
    END AS ratio,
    step_aligned,
    step_orthogonal
  FROM heads
  WHERE schedule = 'joint'
),
bins AS (
  SELECT round(4 * log10(ratio)) / 4 AS decades, count(*) AS trials_in_bin
  FROM events
  WHERE ratio IS NOT NULL
  GROUP BY decades
),
counts AS (
  SELECT
    count(*) AS trials,
    count_if(step_aligned IS NOT NULL AND step_orthogonal IS NULL) AS aligned_only,
    count_if(step_orthogonal IS NOT NULL AND step_aligned IS NULL) AS orthogonal_only,
    count_if(step_aligned IS NULL AND step_orthogonal IS NULL) AS neither,
    count(ratio) AS both,
    count_if(step_aligned < step_orthogonal) AS alignment_first,
    count_if(step_aligned = step_orthogonal) AS same_step,
    array_sort(collect_list(ratio)) AS ratios
  FROM events
),
lags AS (
  SELECT
    * EXCEPT (ratios),
    wilson_low(alignment_first, both) AS alignment_first_low,
    wilson_high(alignment_first, both) AS alignment_first_high,
    get(ratios, CAST(both DIV 2 AS int)) AS median_ratio,
    get(ratios, CAST(greatest(0, floor(both / 2 - 0.98 * sqrt(both))) AS int)) AS median_low,
    get(ratios, CAST(least(both - 1, ceil(both / 2 + 0.98 * sqrt(both))) AS int)) AS median_high
  FROM counts
)
SELECT *
FROM bins CROSS JOIN lags
ORDER BY decades
