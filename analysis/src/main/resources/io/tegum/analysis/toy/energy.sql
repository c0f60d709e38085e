-- Do singular vectors keep to one tegum factor? For every left vector that found a pair, the largest
-- share of it in the span of one factor.
WITH vectors AS (
  SELECT
    schedule,
    sparsity,
    explode(transform(
      filter(pair_vector, k -> k >= 0),
      k -> array_max(slice(
        factor_energy_left, k * size(tegum_factors) + 1, size(tegum_factors))))) AS energy
  FROM heads
  WHERE size(tegum_factors) > 1 AND factor_energy_left IS NOT NULL
),
spreads AS (
  SELECT
    schedule,
    sparsity,
    percentile(energy, array(0.25, 0.5, 0.75)) AS quartiles,
    count(*) AS vectors,
    count_if(energy > 0.9) AS in_one_factor
  FROM vectors
  WHERE energy IS NOT NULL
  GROUP BY schedule, sparsity
)
SELECT
  schedule,
  sparsity,
  quartiles[0] AS lower,
  quartiles[1] AS median,
  quartiles[2] AS upper,
  vectors,
  in_one_factor,
  sum(vectors) OVER (PARTITION BY schedule) AS schedule_vectors,
  sum(in_one_factor) OVER (PARTITION BY schedule) AS schedule_in_one_factor
FROM spreads
ORDER BY schedule, sparsity
