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
  size(filter(
    sequence(0, n_neurons - 1),
    a -> neuron_class[a] != 'dead'
      AND neuron_share[a * size(b) + k]
        >= 0.2D * array_max(slice(neuron_share, a * size(b) + 1, size(b)))
      AND CAST(abs(w2[k * n_neurons + a]) AS double) * greatest(
        abs(w1[a * n_inputs + coalesce(pairs[k].left, k)]),
        abs(w1[a * n_inputs + coalesce(pairs[k].right, k)])) >= 0.1D)) AS neurons
FROM (SELECT *, posexplode(feature_class) AS (k, class) FROM trials)
