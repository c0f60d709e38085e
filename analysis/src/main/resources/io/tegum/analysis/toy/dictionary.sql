-- What do dictionaries look like? For each shape and sparsity the trial with the lowest
-- reconstruction loss, at the middle importance decay.
WITH middle AS (
  SELECT
    n_features,
    n_hidden,
    percentile_disc(0.5) WITHIN GROUP (ORDER BY importance_decay) AS importance_decay
  FROM trials
  WHERE w IS NOT NULL
  GROUP BY n_features, n_hidden
  ORDER BY n_features, n_hidden
  LIMIT 3
),
best AS (
  SELECT min_by(trial_id, struct(loss_reconstruction, trial_id)) AS trial_id
  FROM trials JOIN middle USING (n_features, n_hidden, importance_decay)
  WHERE w IS NOT NULL
  GROUP BY n_features, n_hidden, sparsity
)
SELECT
  n_features,
  n_hidden,
  sparsity,
  importance_decay,
  trial_id,
  w,
  b,
  features_represented,
  max_overlap,
  feature_norms,
  feature_interference,
  tegum_factors
FROM trials LEFT SEMI JOIN best USING (trial_id)
ORDER BY n_features, n_hidden, sparsity
