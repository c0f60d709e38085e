-- One row per trial and pair of interest; the ends' own columns first, then the assigned vector's.
SELECT
  trial_id,
  sweep,
  {settings},
  size(pairs) AS pair_count,
  pair,
  p.left AS left_feature,
  p.right AS right_feature,
  p.weight AS weight,
  pair_score[pair] AS score,
  CASE WHEN pair_vector[pair] >= 0 THEN pair_vector[pair] END AS vector,
  get(omega_singular_values, pair_vector[pair]) AS sigma,
  get(alignment_left, pair_vector[pair] * n_features + p.left) AS cosine_left,
  get(alignment_right, pair_vector[pair] * n_features + p.right) AS cosine_right,
  get(dual_alignment_left, pair_vector[pair] * n_features + p.left)
    * get(dual_alignment_right, pair_vector[pair] * n_features + p.right) AS dual_score,
  aggregate(
    sequence(0, n_hidden - 1),
    CAST(0 AS double),
    (sum, row) -> sum
      + CAST(w[row * n_features + p.left] AS double) * w[row * n_features + p.right])
    / nullif(feature_norms[p.left] * feature_norms[p.right], 0) AS overlap,
  feature_interference[p.left] AS interference_left,
  feature_interference[p.right] AS interference_right,
  CASE
    WHEN p.left = p.right THEN 'same feature'
    WHEN left_factor = right_factor THEN tegum_factors[left_factor].kind
    WHEN left_factor IS NOT NULL AND right_factor IS NOT NULL THEN 'different factors'
    WHEN tegum_factors IS NOT NULL THEN 'not represented'
  END AS relation
FROM (
  SELECT
    *,
    get(member_factors, CAST(array_position(members, p.left) AS int) - 1) AS left_factor,
    get(member_factors, CAST(array_position(members, p.right) AS int) - 1) AS right_factor
  FROM (
    SELECT
      *,
      flatten(tegum_factors.features) AS members,
      flatten(transform(tegum_factors, (f, i) -> array_repeat(i, size(f.features))))
        AS member_factors,
      posexplode(pairs) AS (pair, p)
    FROM trials
    WHERE status = 'completed'
  )
)
