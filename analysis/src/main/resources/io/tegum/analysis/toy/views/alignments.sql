-- One row per trial, singular vector and feature.
SELECT
  trial_id,
  sweep,
  {settings},
  CAST(position DIV n_features AS int) AS k,
  CAST(position % n_features AS int) AS feature,
  omega_singular_values[position DIV n_features] AS sigma,
  omega_singular_values[position DIV n_features] > 1e-3 * omega_singular_values[0] AS significant,
  CASE
    WHEN exists(pairs, p -> p.left = position % n_features)
      AND exists(pairs, p -> p.right = position % n_features) THEN 'both'
    WHEN exists(pairs, p -> p.left = position % n_features) THEN 'left'
    WHEN exists(pairs, p -> p.right = position % n_features) THEN 'right'
    ELSE 'none'
  END AS attended,
  CAST(
    nullif(array_position(pair_vector, CAST(position DIV n_features AS int)), 0) - 1
    AS int) AS pair,
  cosines.cosine_left,
  cosines.cosine_right,
  cosines.dual_left,
  cosines.dual_right
FROM (
  SELECT
    *,
    posexplode(arrays_zip(cosine_left, cosine_right, dual_left, dual_right)) AS (position, cosines)
  FROM (
    SELECT
      *,
      alignment_left AS cosine_left,
      coalesce(alignment_right, array()) AS cosine_right,
      coalesce(dual_alignment_left, array()) AS dual_left,
      coalesce(dual_alignment_right, array()) AS dual_right
    FROM trials
    WHERE status = 'completed'
  )
)
