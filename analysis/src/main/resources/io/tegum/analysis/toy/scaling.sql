-- How does the loss fall with the hidden dimensions, where densities follow a power law? Beside each
-- model the loss of keeping the m densest features and ignoring the rest.
WITH models AS (
  SELECT
    density_power, weight_decay, n_hidden, n_features, seed, loss_reconstruction AS loss,
    aggregate(
      slice(feature_densities, n_hidden + 1, greatest(0, n_features - n_hidden)),
      0D,
      (sum, p) -> sum
        + CASE coalesce(`values`, 'unit')
            WHEN 'unit' THEN p / 3 - p * p / 4
            WHEN 'wide' THEN 4 * p / 3 - p * p
            WHEN 'signed' THEN p / 3
            ELSE p - p * p END) AS rest
  FROM trials
  WHERE density_power IS NOT NULL AND status = 'completed'
    AND {default head, data but sparsity, profile, values}
),
lines AS (
  SELECT
    density_power, n_hidden, seed,
    inline(array(
      struct(
        concat('weight decay ', regexp_replace(weight_decay, '\\.0$', '')) AS line,
        weight_decay AS place,
        loss AS height),
      struct('m densest kept (exact)' AS line, NULL AS place, rest AS height)))
  FROM models
),
spreads AS (
  SELECT
    density_power, line, place, n_hidden,
    percentile(height, array(0.25, 0.5, 0.75)) AS quartiles,
    count(DISTINCT seed) AS seeds
  FROM lines
  WHERE height > 0
  GROUP BY density_power, line, place, n_hidden
)
SELECT
  density_power,
  line,
  n_hidden,
  quartiles[0] AS lower,
  quartiles[1] AS median,
  quartiles[2] AS upper,
  -regr_slope(ln(quartiles[1]), ln(n_hidden)) OVER (PARTITION BY density_power, line) AS exponent,
  seeds
FROM spreads
ORDER BY density_power, place DESC, n_hidden
