-- How many features are represented (|W_i| > 1/2), and how do they share dimensions?
SELECT
  concat('n = ', n_features, ', m = ', n_hidden) AS shape,
  importance_decay,
  sparsity,
  min(features_represented) AS fewest,
  median(features_represented) AS median,
  max(features_represented) AS most
FROM dictionaries
WHERE features_represented IS NOT NULL
GROUP BY n_features, n_hidden, importance_decay, sparsity
ORDER BY n_features, n_hidden, importance_decay, sparsity
