-- Do features lie on the axes of hidden space, that is on single neurons, where something tells these
-- apart? A line stands where random directions would: at the mean of the largest |coordinate| of one.
WITH spreads AS (
  SELECT
    n_features,
    n_hidden,
    activation,
    concat('n = ', n_features, ', m = ', n_hidden, ', output ', activation) AS model,
    concat_ws(
      ', ',
      IF(hidden_activation = 'identity', NULL, hidden_activation),
      {penalties}) AS privileged_by,
    sparsity,
    percentile(axis_alignment, 0.25) AS lower,
    median(axis_alignment) AS median,
    percentile(axis_alignment, 0.75) AS upper,
    count(*) AS trials,
    median(hidden_kurtosis) AS kurtosis,
    alignment_by_chance(n_hidden) AS by_chance
  FROM dictionaries
  WHERE axis_alignment IS NOT NULL
  GROUP BY n_features, n_hidden, activation, hidden_activation, {penalty columns}, sparsity
)
SELECT model, privileged_by, * EXCEPT (model, privileged_by, place, n_features, n_hidden, activation)
FROM (
  SELECT 0 AS place, *
  FROM spreads
  UNION ALL
  SELECT DISTINCT
    1, n_features, n_hidden, activation, model, 'chance (random directions)', sparsity, by_chance,
    by_chance, by_chance, NULL, NULL, by_chance
  FROM spreads
)
ORDER BY n_features, n_hidden, activation, place, privileged_by, sparsity
