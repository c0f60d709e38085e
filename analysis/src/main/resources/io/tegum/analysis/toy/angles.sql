-- Do the singular vectors span the attended features? The largest principal angle between the span of
-- the singular vectors and the span of the pairs' features, in degrees. A cell has one sparsity, lambda,
-- schedule and rank, as in the phase diagrams, and counts by the larger angle of the two sides.
WITH largest AS (
  SELECT
    schedule,
    rank_ratio,
    sparsity,
    lambda,
    greatest(
      degrees(array_max(subspace_angles_left)), degrees(array_max(subspace_angles_right)))
      AS larger_angle,
    inline(array(
      struct('left' AS side, degrees(array_max(subspace_angles_left)) AS angle),
      struct('right' AS side, degrees(array_max(subspace_angles_right)) AS angle)))
  FROM heads
),
cells AS (
  SELECT schedule, count(*) AS cells, count_if(angle < 15) AS cells_below_15
  FROM (
    SELECT schedule, median(larger_angle) AS angle
    FROM largest
    WHERE larger_angle IS NOT NULL
    GROUP BY schedule, rank_ratio, sparsity, lambda
  )
  GROUP BY schedule
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
  cells AS schedule_cells,
  cells_below_15 AS schedule_cells_below_15
FROM spreads JOIN cells USING (schedule)
ORDER BY schedule, rank_ratio, side, sparsity
