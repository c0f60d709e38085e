-- What does the best seed of each cell end in, beside theory? {n} features in {m} dimensions, all of
-- importance 1 but the last. Losses are exact; the best known optimum was searched for from every
-- arrangement, from random models and from the best seed's (one partition to sort, or Spark would search
-- twice).
WITH ends AS (
  SELECT
    1 - sparsity AS density,
    coalesce(last_importance, pow(importance_decay, n_features - 1)) AS last_importance,
    importances(n_features, importance_decay, last_importance) AS importances,
    relu_loss(
      w, b, 1 - sparsity, importances(n_features, importance_decay, last_importance)) AS loss,
    {phase} AS phase,
    trial_id, seed, status, tegum_factors, w, b
  FROM trials
  WHERE n_features = {n} AND n_hidden = {m}
    AND {default model, head, data but
      n_features, n_hidden, sparsity, importance_decay, last_importance}
    AND {no penalty}
    AND weight_decay >= 0 AND (importance_decay = 1 OR n_features = 2)
),
grouped AS (
  SELECT
    density,
    last_importance,
    count(*) AS trials,
    count(DISTINCT seed) AS seeds,
    count_if(status = 'completed') AS completed,
    min_by(struct(trial_id, phase, loss, importances, w, b), loss) AS best,
    collect_list(struct(seed, loss)) FILTER (WHERE loss IS NOT NULL) AS losses,
    basins(
      collect_list(struct(trial_id, loss, phase, geometry(tegum_factors, importances) AS geometry))
        FILTER (WHERE status = 'completed')) AS basins
  FROM ends
  GROUP BY density, last_importance
),
optima AS (
  SELECT /*+ REPARTITION(32) */
    *,
    relu_optimum({m}, density, best.importances, best.w, best.b) AS optimum,
    last_importance * (density / 3 - density * density / 4) AS last_dropped,
    density / 3 - density * density / 4 AS first_dropped,
    (1 + last_importance) * density * density / 6 AS last_in_pair,
    IF({n} = 3, density * density / 3, NULL) AS first_two_in_pair
  FROM grouped
  WHERE completed > 0
),
compared AS (
  SELECT /*+ REPARTITION(1) */
    *,
    {n} AS n_features,
    optimum.tegum_factors AS tegum_factors,
    least(last_dropped, first_dropped, last_in_pair, first_two_in_pair) AS unit_norm_loss
  FROM optima
),
judged AS (
  SELECT
    density,
    last_importance,
    trials,
    seeds,
    completed,
    best.trial_id AS best_trial_id,
    best.phase AS phase,
    best.loss AS loss,
    {phase} AS optimum_phase,
    optimum.loss AS optimum_loss,
    best.loss / optimum.loss - 1 AS gap,
    size(filter(losses, l -> l.loss <= 1.01 * optimum.loss)) AS at_optimum,
    size(basins) AS basins,
    basins[0].share AS best_basin_share,
    basins[0].share_low AS best_basin_share_low,
    basins[0].share_high AS best_basin_share_high,
    CASE unit_norm_loss
      WHEN last_in_pair THEN 'antipodal pair'
      WHEN last_dropped THEN 'dropped'
      ELSE 'dedicated' END AS unit_norm_phase,
    unit_norm_loss,
    transform(losses, l -> struct(l.seed, IF(l.loss <= 1.01 * optimum.loss, 1, 0), 1)) AS reached
  FROM compared
)
SELECT
  * EXCEPT (reached),
  count(*) OVER () AS cells,
  count_if(gap <= 0.01) OVER () AS cells_near,
  count_if(phase = optimum_phase) OVER () AS cells_as_optimum,
  count_if(phase = unit_norm_phase) OVER () AS cells_as_unit_norm,
  share_over_seeds(flatten(collect_list(reached) OVER ())) AS reached
FROM judged
ORDER BY density DESC, last_importance
