-- What does a head find when the feature that it attends to comes in a set? |cos| of each pair's left
-- singular vector with its feature, and the largest with another feature of its set. Independent
-- features are shown beside them in sets of as many, where these divide their features.
WITH heads AS (
  SELECT
    *,
    coalesce(correlation, 'independent') AS dependence,
    coalesce(
      set_size,
      IF(n_features % max(set_size) OVER () = 0, max(set_size) OVER (), NULL)) AS size
  FROM trials
  WHERE head_rank IS NOT NULL AND status = 'completed'
),
ends AS (
  SELECT
    target, dependence, sparsity, seed, size, n_features, alignment_left,
    pairs[p].left AS feature,
    pair_vector[p] AS vector
  FROM heads
  LATERAL VIEW explode(sequence(0, size(pairs) - 1)) AS p
  WHERE size IS NOT NULL AND pair_vector[p] >= 0
),
cosines AS (
  SELECT
    target, dependence, sparsity, seed,
    abs(alignment_left[vector * n_features + feature]) AS own,
    array_max(
      transform(
        filter(
          sequence(feature - feature % size, feature - feature % size + size - 1),
          i -> i <> feature),
        i -> abs(alignment_left[vector * n_features + i]))) AS twin
  FROM ends
),
of_seeds AS (
  SELECT target, dependence, sparsity, seed, side, avg(cosine) AS cosine
  FROM cosines
  LATERAL VIEW inline(
    array(struct('its feature' AS side, own AS cosine), struct('a twin' AS side, twin AS cosine)))
    sides AS side, cosine
  WHERE cosine IS NOT NULL
  GROUP BY ALL
)
SELECT
  target,
  dependence,
  side,
  sparsity,
  min(cosine) AS lowest,
  median(cosine) AS median,
  max(cosine) AS highest,
  avg(cosine) AS mean,
  count(*) AS seeds,
  avg(avg(cosine)) OVER (PARTITION BY target, dependence, side) AS mean_over_sparsities
FROM of_seeds
GROUP BY target, dependence, side, sparsity
ORDER BY target, dependence, side, sparsity
