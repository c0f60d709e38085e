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
)
SELECT
  schedule,
  rank_ratio,
  side,
  sparsity,
  percentile(angle, 0.25) AS lower,
  median(angle) AS median,
  percentile(angle, 0.75) AS upper,
  count(*) AS trials
FROM largest
WHERE angle IS NOT NULL
GROUP BY schedule, rank_ratio, side, sparsity
ORDER BY schedule, rank_ratio, side, sparsity
