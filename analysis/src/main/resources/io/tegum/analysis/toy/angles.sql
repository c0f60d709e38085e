-- Do the singular vectors span the attended features? The largest principal angle between the span of
-- the singular vectors and the span of the pairs' features, in degrees.
WITH largest AS (
  SELECT
    schedule,
    rank_ratio,
    sparsity,
    inline(array(
      struct('left' AS side, degrees(array_max(subspace_angles_left)) AS angle),
      struct('right' AS side, degrees(array_max(subspace_angles_right)) AS angle)))
  FROM heads
),
spreads AS (
  SELECT
    schedule,
    rank_ratio,
    side,
    sparsity,
    percentile(angle, array(0.25, 0.5, 0.75)) AS quartiles,
    count(*) AS trials
  FROM largest
  WHERE angle IS NOT NULL
  GROUP BY schedule, rank_ratio, side, sparsity
)
SELECT
  schedule,
  rank_ratio,
  side,
  sparsity,
  quartiles[0] AS lower,
  quartiles[1] AS median,
  quartiles[2] AS upper,
  trials,
  count(*) OVER (PARTITION BY schedule) AS schedule_cells,
  count_if(quartiles[1] < 15) OVER (PARTITION BY schedule) AS schedule_cells_below_15
FROM spreads
ORDER BY schedule, rank_ratio, side, sparsity
