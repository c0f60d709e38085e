-- One row per trial and neuron, in the gauge where the largest |W1| entry of a neuron is 1.
SELECT
  trial_id,
  sweep,
  {settings},
  loss_total,
  rho,
  neuron,
  class,
  scale,
  transform(weights, w -> IF(scale > 0, w / scale, w)) AS reads,
  transform(sequence(0, outputs - 1), k -> w2[k * n_neurons + neuron] * IF(scale > 0, scale, 1))
    AS writes,
  shares,
  IF(
    class = 'dead',
    0,
    size(filter(services, s -> s >= greatest(0.1D, 0.2D * array_max(services))))) AS outputs_served,
  IF(class = 'dead', NULL, CAST(array_position(shares, array_max(shares)) AS int) - 1)
    AS main_function,
  array_max(shares) AS main_share
FROM (
  SELECT
    *,
    neuron_scale[neuron] AS scale,
    size(b) AS outputs,
    slice(w1, neuron * n_inputs + 1, n_inputs) AS weights,
    slice(neuron_share, neuron * size(b) + 1, size(b)) AS shares,
    transform(
      sequence(0, size(b) - 1),
      k -> CAST(abs(w2[k * n_neurons + neuron]) AS double) * greatest(
        abs(w1[neuron * n_inputs + coalesce(pairs[k].left, k)]),
        abs(w1[neuron * n_inputs + coalesce(pairs[k].right, k)]))) AS services
  FROM (SELECT *, posexplode(neuron_class) AS (neuron, class) FROM trials)
)
