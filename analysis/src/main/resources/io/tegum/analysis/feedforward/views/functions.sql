-- One row per trial and output: what it should compute, and how well it does.
SELECT
  trial_id,
  sweep,
  {settings},
  loss_total,
  rho,
  k,
  power(importance_decay, k) AS importance,
  IF(pairs IS NULL, k, pairs[k].left) AS left,
  IF(pairs IS NULL, NULL, pairs[k].right) AS right,
  class,
  function_loss[k] AS loss,
  b[k] AS bias,
  size(filter(sequence(0, n_neurons - 1), a -> neuron_share[a * size(b) + k] >= 0.2))
    AS neurons
FROM (SELECT *, posexplode(feature_class) AS (k, class) FROM trials)
