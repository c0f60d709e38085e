-- What do the best seeds of small models end in under dropout, beside the best known optimum? Losses
-- are expected ones over all masks (one partition to sort, or Spark would search twice). A gap counts from
-- a ten-thousandth of the loss of no features at least: without dropout some optima lose nothing.
WITH ends AS (
  SELECT
    n_features, n_hidden, sparsity, seed, status, trial_id, w, b,
    {phase} AS phase,
    coalesce(dropout, 0) AS dropout,
    importances(n_features, importance_decay, last_importance) AS importances,
    relu_loss_under_dropout(
      w, b, 1 - sparsity, importances(n_features, importance_decay, last_importance),
      coalesce(dropout, 0)) AS loss
  FROM trials
  WHERE n_features <= 4 AND n_hidden <= 4
    AND {default model, head, data but n_features, n_hidden, sparsity}
    AND {no penalty but dropout} AND weight_decay >= 0
    AND (SELECT count(DISTINCT coalesce(dropout, 0)) FROM trials) > 1
),
grouped AS (
  SELECT
    n_features, n_hidden, sparsity, dropout,
    count(*) AS trials,
    count(DISTINCT seed) AS seeds,
    count_if(status = 'completed') AS completed,
    min_by(struct(trial_id, phase, loss, importances, w, b), loss) AS best,
    collect_list(struct(seed, loss)) FILTER (WHERE loss IS NOT NULL) AS losses
  FROM ends
  GROUP BY n_features, n_hidden, sparsity, dropout
),
optima AS (
  SELECT /*+ REPARTITION(32) */
    *,
    relu_optimum_under_dropout(
      n_hidden, 1 - sparsity, best.importances, dropout, best.w, best.b) AS optimum
  FROM grouped
  WHERE completed > 0
),
compared AS (
  SELECT /*+ REPARTITION(1) */
    *,
    optimum.tegum_factors AS tegum_factors,
    greatest(
      optimum.loss,
      1e-4D * n_features * ((1 - sparsity) / 3 - (1 - sparsity) * (1 - sparsity) / 4)) AS scale
  FROM optima
),
judged AS (
  SELECT
    n_features, n_hidden, sparsity, dropout, trials, seeds, completed,
    best.trial_id AS best_trial_id,
    best.loss AS loss,
    best.phase AS phase,
    optimum.loss AS optimum_loss,
    {phase} AS optimum_phase,
    (best.loss - optimum.loss) / scale AS gap,
    transform(losses, l -> struct(l.seed, IF(l.loss - optimum.loss <= 0.01 * scale, 1, 0), 1))
      AS reached
  FROM compared
)
SELECT
  concat('n = ', n_features, ', m = ', n_hidden) AS shape,
  * EXCEPT (reached),
  count(*) OVER () AS cells,
  count_if(gap <= 0.01) OVER () AS cells_near,
  count_if(phase = optimum_phase) OVER () AS cells_as_optimum,
  count_if(optimum_phase LIKE '%antipodal pair%') OVER (PARTITION BY n_features, n_hidden)
    AS antipodal_optima,
  count(*) OVER (PARTITION BY n_features, n_hidden) AS cells_of_shape,
  share_over_seeds(flatten(collect_list(reached) OVER ())) AS reached
FROM judged
ORDER BY n_features, n_hidden, sparsity, dropout
