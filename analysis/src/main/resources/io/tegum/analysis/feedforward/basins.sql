-- How many seeds end in which basin? Losses of a cell that differ by at most 5 % from the next lower
-- one are one basin. A point before and after each basin: the share of trials that end at most
-- there. Its interval (Wilson, 95 %) counts seeds: trials of one seed are not independent. Losses
-- below 1e-6, which training would still lower, stand at 1e-6.
WITH varied AS (SELECT {decays vary} AS decays FROM trials),
ends AS (
  SELECT
    {model} AS model,
    function, n_inputs, n_neurons, importance_decay, sparsity, activation, seed, trial_id,
    greatest(1e-6, loss_total) AS loss
  FROM trials CROSS JOIN varied
  WHERE loss_total IS NOT NULL
),
steps AS (
  SELECT
    *,
    count(*) OVER cell AS trials,
    IF(loss > 1.05 * lag(loss) OVER sorted, 1, 0) AS begins
  FROM ends
  WINDOW
    cell AS (PARTITION BY model, sparsity, activation),
    sorted AS (PARTITION BY model, sparsity, activation ORDER BY loss, trial_id)
),
labelled AS (
  SELECT
    *,
    sum(begins) OVER (PARTITION BY model, sparsity, activation ORDER BY loss, trial_id) AS basin
  FROM steps
),
seeds AS (
  SELECT model, sparsity, activation, count(DISTINCT seed) AS seeds
  FROM ends
  GROUP BY model, sparsity, activation
),
basins AS (
  SELECT
    function, n_inputs, n_neurons, importance_decay, model, sparsity, activation, basin, trials,
    min(loss) AS lowest,
    max(loss) AS highest,
    count(*) AS own
  FROM labelled
  GROUP BY
    function, n_inputs, n_neurons, importance_decay, model, sparsity, activation, basin, trials
),
sums AS (
  SELECT
    *,
    sum(own) OVER (PARTITION BY model, sparsity, activation ORDER BY basin) AS up_to,
    dense_rank() OVER (
      ORDER BY function, n_inputs, n_neurons, importance_decay, sparsity) AS panel
  FROM basins JOIN seeds USING (model, sparsity, activation)
  WHERE seeds >= 10
),
points AS (
  SELECT *, inline(array(
    struct(0.99 * lowest AS loss, (up_to - own) / trials AS share),
    struct(1.01 * highest AS loss, up_to / trials AS share)))
  FROM sums
  WHERE panel <= 12
)
SELECT
  model,
  sparsity,
  activation,
  loss,
  {low of share} AS low,
  share,
  {high of share} AS high,
  basin,
  lowest AS basin_loss,
  own AS basin_trials,
  trials,
  seeds,
  own / trials AS basin_share,
  {low of own / trials} AS basin_share_low,
  {high of own / trials} AS basin_share_high
FROM points
ORDER BY function, n_inputs, n_neurons, importance_decay, sparsity, activation, basin, loss
