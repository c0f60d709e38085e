-- Do singular vectors keep to one tegum factor? For every left vector that was assigned to a pair,
-- the largest share of it in the span of one factor; of these, those that found it are counted too.
WITH vectors AS (
  SELECT
    schedule,
    sparsity,
    inline(transform(
      filter(arrays_zip(pair_vector, pair_score), p -> p.pair_vector >= 0),
      p -> struct(
        array_max(slice(
          factor_energy_left, p.pair_vector * size(tegum_factors) + 1, size(tegum_factors)))
          AS energy,
        p.pair_score > 0.9 AS is_find)))
  FROM heads
  WHERE size(tegum_factors) > 1 AND factor_energy_left IS NOT NULL
),
spreads AS (
  SELECT
    schedule,
    sparsity,
    percentile(energy, array(0.25, 0.5, 0.75)) AS quartiles,
    count(*) AS vectors,
    count_if(energy > 0.9) AS in_one_factor,
    count_if(is_find) AS finds,
    count_if(is_find AND energy > 0.9) AS finds_in_one_factor
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
  finds,
  finds_in_one_factor,
  sum(vectors) OVER (PARTITION BY schedule) AS schedule_vectors,
  sum(in_one_factor) OVER (PARTITION BY schedule) AS schedule_in_one_factor,
  sum(finds) OVER (PARTITION BY schedule) AS schedule_finds,
  sum(finds_in_one_factor) OVER (PARTITION BY schedule) AS schedule_finds_in_one_factor
FROM spreads
ORDER BY schedule, sparsity
