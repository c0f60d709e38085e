-- What do dictionaries look like? For each sparsity the trial with the lowest reconstruction loss,
-- of the sweep's smallest shape.
WITH best AS (
  SELECT
    sparsity,
    min_by(
      struct(trial_id, n_features, n_hidden, w, b, features_represented, max_overlap),
      loss_reconstruction) AS trial
  FROM trials
  WHERE w IS NOT NULL
    AND struct(n_features, n_hidden) = (
      SELECT min(struct(n_features, n_hidden)) FROM trials WHERE w IS NOT NULL)
  GROUP BY sparsity
)
SELECT sparsity, trial.*
FROM best
ORDER BY sparsity
