-- Does dropout suppress antipodal pairs, or cause them? Shares with their intervals over seeds, and the
-- change that dropout makes, paired by seed.
WITH counted AS (
  SELECT
    n_features, n_hidden, sparsity, seed,
    coalesce(dropout, 0) AS dropout,
    count_if(represented AND factor_kind = 'antipodal pair') AS antipodal,
    count_if(represented) AS represented,
    count(*) AS features,
    avg(dimensionality) FILTER (WHERE represented) AS dimensionality,
    avg(max_overlap) AS overlap
  FROM features JOIN (SELECT trial_id, max_overlap FROM dictionaries) USING (trial_id)
  WHERE (SELECT count(DISTINCT coalesce(dropout, 0)) FROM trials) > 1
  GROUP BY ALL
),
paired AS (
  SELECT
    *,
    antipodal / nullif(represented, 0)
      - first(antipodal / nullif(represented, 0)) OVER (
        PARTITION BY n_features, n_hidden, sparsity, seed ORDER BY dropout) AS change
  FROM counted
),
estimates AS (
  SELECT
    n_features, n_hidden, sparsity, dropout,
    share_over_seeds(collect_list(struct(seed, antipodal, represented))) AS antipodal,
    share_over_seeds(collect_list(struct(seed, represented, features))) AS represented,
    mean_over_seeds_within(collect_list(struct(seed, dimensionality)), 0D, 1D) AS dimensionality,
    mean_over_seeds_within(collect_list(struct(seed, overlap)), 0D, 1D) AS overlap,
    mean_over_seeds_within(collect_list(struct(seed, change)), -1D, 1D) AS change,
    min(dropout) OVER (PARTITION BY n_features, n_hidden, sparsity) AS least_dropout
  FROM paired
  GROUP BY n_features, n_hidden, sparsity, dropout
),
lines AS (
  SELECT
    *,
    inline(array(
      struct('in antipodal pairs' AS quantity, antipodal.low AS low, antipodal.share AS middle,
        antipodal.high AS high),
      struct('mean Dᵢ' AS quantity, dimensionality.low AS low, dimensionality.mean AS middle,
        dimensionality.high AS high),
      struct('largest |cos|' AS quantity, overlap.low AS low, overlap.mean AS middle,
        overlap.high AS high),
      struct('represented' AS quantity, represented.low AS low, represented.share AS middle,
        represented.high AS high)))
  FROM estimates
)
SELECT
  concat('n = ', n_features, ', m = ', n_hidden) AS shape,
  quantity,
  sparsity,
  dropout,
  coalesce(low, middle) AS low,
  middle,
  coalesce(high, middle) AS high,
  least_dropout,
  antipodal,
  change
FROM lines
WHERE middle IS NOT NULL
ORDER BY n_features, n_hidden, quantity <> 'in antipodal pairs', quantity, sparsity, dropout
