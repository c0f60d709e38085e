-- The share of the attended features, left ones and right ones together, that some significant
-- singular vector recovers: |u_k . What_i| > .9 for a pair's left feature i, |v_k . What_j| > .9 for
-- its right feature j. A feature that is not represented is not recovered.
SELECT
  *,
  IF(
    status = 'completed',
    size(filter(
      concat(
        best_cosines(
          alignment_left, omega_singular_values, feature_norms, array_distinct(pairs.left)),
        best_cosines(
          alignment_right, omega_singular_values, feature_norms, array_distinct(pairs.right))),
      cosine -> cosine > 0.9))
      / (size(array_distinct(pairs.left)) + size(array_distinct(pairs.right))),
    NULL) AS score
FROM trials
WHERE lambda IS NOT NULL
