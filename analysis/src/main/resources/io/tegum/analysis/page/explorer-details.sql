-- Matrices of single trials.
SELECT
  trial_id,
  n_features,
  n_hidden,
  head_rank,
  w,
  b,
  alignment_left,
  alignment_right,
  omega_singular_values,
  transform(pairs, p -> array(p.left, p.right)) AS attended
FROM trials
WHERE w IS NOT NULL
