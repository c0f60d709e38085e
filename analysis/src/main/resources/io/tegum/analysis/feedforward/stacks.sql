-- Whose weights do neurons hold? For each shape, function, activation and sparsity the network with
-- the lowest loss, at the middle importance decay; a row a neuron, by its main output.
WITH middle AS (
  SELECT
    n_inputs,
    n_neurons,
    function,
    percentile_disc(0.5) WITHIN GROUP (ORDER BY importance_decay) AS importance_decay
  FROM trials
  WHERE w1 IS NOT NULL
  GROUP BY n_inputs, n_neurons, function
  ORDER BY n_inputs, n_neurons, function
  LIMIT 6
),
best AS (
  SELECT min_by(trial_id, struct(loss_total, trial_id)) AS trial_id
  FROM trials JOIN middle USING (n_inputs, n_neurons, function, importance_decay)
  WHERE w1 IS NOT NULL
  GROUP BY n_inputs, n_neurons, function, activation, sparsity
)
SELECT
  n_inputs,
  n_neurons,
  function,
  activation,
  sparsity,
  importance_decay,
  trial_id,
  loss_total,
  rho,
  neuron,
  class,
  main_function,
  outputs_served,
  reads,
  writes
FROM neurons LEFT SEMI JOIN best USING (trial_id)
ORDER BY
  n_inputs, n_neurons, function, activation, sparsity, trial_id,
  main_function IS NULL, main_function, main_share DESC, neuron
