-- What do dictionaries look like? For up to three shapes, the middle cell and, at every other sparsity,
-- the cell that differs from it in the fewest settings: in none where it was trained. Of each the seed
-- with the lowest loss.
WITH middle AS (
  SELECT min_by(struct(*), place) AS cell
  FROM (
    SELECT
      *,
      row_number() OVER (
        ORDER BY n_features, n_hidden, size(pairs) DESC, schedule = 'joint' DESC, target DESC,
          to_json(pairs)) AS place
    FROM middle_cells
  )
  GROUP BY n_features, n_hidden
  ORDER BY n_features, n_hidden
  LIMIT 3
),
candidates AS (
  SELECT
    trials.*,
    {trials unlike cell but seed, sparsity} AS settings_off,
    row_number() OVER (
      PARTITION BY trials.n_features, trials.n_hidden, trials.sparsity
      ORDER BY {trials unlike cell but seed, sparsity}, trials.lambda, loss_total, trial_id) AS place
  FROM trials
  JOIN (SELECT cell.* FROM middle) AS cell
  ON trials.n_features = cell.n_features AND trials.n_hidden = cell.n_hidden
  WHERE status = 'completed'
)
SELECT
  n_features,
  n_hidden,
  sparsity,
  settings_off,
  {columns but n_features, n_hidden, sparsity},
  trial_id,
  loss_total,
  w,
  b,
  features_represented,
  max_overlap,
  feature_norms,
  feature_dimensionality,
  tegum_factors
FROM candidates
WHERE place = 1
ORDER BY n_features, n_hidden, sparsity
