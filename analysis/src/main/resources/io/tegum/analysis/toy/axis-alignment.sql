-- Do features lie on the axes of hidden space, that is on single neurons, where something tells these apart?
SELECT
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
  1 / sqrt(n_hidden) AS spread_evenly
FROM dictionaries
WHERE axis_alignment IS NOT NULL
GROUP BY n_features, n_hidden, activation, hidden_activation, {penalty columns}, sparsity
ORDER BY n_features, n_hidden, activation, privileged_by, sparsity
