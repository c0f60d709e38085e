-- sigma over t where a pair's two features have dimensions of their own, one of them shares an axis,
-- or both do: of all pairs that have a vector, and of those found (score above .9). Rows without an
-- importance_decay pool all of them.
WITH placed AS (
  SELECT
    *,
    CASE
      WHEN least(interference_left, interference_right) > 0.5 THEN 'both ends share'
      WHEN greatest(interference_left, interference_right) > 0.5 THEN 'one end shares'
      WHEN greatest(interference_left, interference_right) < 0.1 THEN 'own dimensions'
      ELSE 'in between'
    END AS ends
  FROM pairs LEFT SEMI JOIN heads USING (trial_id)
),
medians AS (
  SELECT
    n_features, target, importance_decay, sparsity, ends, seed,
    median(sigma / weight) AS ratio,
    median(sigma / weight) FILTER (WHERE score > 0.9) AS ratio_found,
    count_if(score > 0.9) AS found,
    count(*) AS pairs
  FROM placed
  GROUP BY n_features, target, CUBE (importance_decay), sparsity, ends, seed
)
SELECT
  * EXCEPT (sigma_over_t_found, sigma_over_t, found),
  round(sigma_over_t_found.mean, 3) AS sigma_over_t_found_mean,
  round(sigma_over_t_found.low, 3) AS sigma_over_t_found_low,
  round(sigma_over_t_found.high, 3) AS sigma_over_t_found_high,
  round(sigma_over_t.mean, 3) AS sigma_over_t_mean,
  round(sigma_over_t.low, 3) AS sigma_over_t_low,
  round(sigma_over_t.high, 3) AS sigma_over_t_high,
  round(found.share, 2) AS found_share,
  round(found.low, 2) AS found_low,
  round(found.high, 2) AS found_high
FROM (
  SELECT
    n_features,
    target,
    importance_decay,
    sparsity,
    ends,
    mean_over_seeds_within(
      collect_list(struct(seed, ratio_found)), 0D, double('Infinity')) AS sigma_over_t_found,
    mean_over_seeds_within(
      collect_list(struct(seed, ratio)), 0D, double('Infinity')) AS sigma_over_t,
    share_over_seeds(collect_list(struct(seed, found, pairs))) AS found,
    sum(pairs) AS pairs
  FROM medians
  GROUP BY ALL
)
ORDER BY ALL
