-- When do neurons become dedicated, shared or dead? At up to three shapes and four sparsities. The
-- interval (95 %) counts seeds.
WITH varied AS (SELECT {decays vary} AS decays FROM trials),
points AS (
  SELECT
    {model} AS model,
    function, n_inputs, n_neurons, importance_decay, sparsity, seed, step,
    neurons_dedicated / n_neurons AS dedicated,
    neurons_shared / n_neurons AS shared,
    neurons_dead / n_neurons AS dead
  FROM
    (SELECT trial_id, step, neurons_dedicated, neurons_shared, neurons_dead FROM curves)
    JOIN (
      SELECT trial_id, function, n_inputs, n_neurons, importance_decay, sparsity, seed
      FROM trials
      WHERE status = 'completed'
    ) USING (trial_id)
    CROSS JOIN varied
  WHERE step > 0
),
ranked AS (
  SELECT
    model,
    sparsity,
    dense_rank() OVER (ORDER BY function, n_inputs, n_neurons, importance_decay) - 1 AS shape,
    dense_rank() OVER (ORDER BY sparsity) - 1 AS place
  FROM (
    SELECT DISTINCT model, function, n_inputs, n_neurons, importance_decay, sparsity FROM points)
),
chosen AS (
  SELECT model, sparsity
  FROM ranked CROSS JOIN (SELECT max(shape) AS shapes, max(place) AS places FROM ranked)
  WHERE
    array_contains(array(0, shapes div 2, shapes), shape)
    AND array_contains(array(0, places div 3, (2 * places) div 3, places), place)
),
classes AS (
  SELECT
    function, n_inputs, n_neurons, importance_decay, model, sparsity, seed, step,
    inline(array(
      struct('1 dedicated' AS ordered, dedicated AS share),
      struct('2 shared' AS ordered, shared AS share),
      struct('3 dead' AS ordered, dead AS share)))
  FROM points JOIN chosen USING (model, sparsity)
),
means AS (
  SELECT
    *,
    1.959964 * coalesce(deviation, 0) / sqrt(seeds) AS half_width
  FROM (
    SELECT
      function, n_inputs, n_neurons, importance_decay, model, sparsity, ordered, step,
      avg(share) AS mean,
      stddev(share) AS deviation,
      count(*) AS trials,
      count(DISTINCT seed) AS seeds
    FROM classes
    GROUP BY function, n_inputs, n_neurons, importance_decay, model, sparsity, ordered, step
  )
)
SELECT
  model,
  sparsity,
  substring(ordered, 3) AS class,
  step,
  greatest(0, mean - half_width) AS low,
  mean,
  least(1, mean + half_width) AS high,
  trials,
  seeds
FROM means
ORDER BY function, n_inputs, n_neurons, importance_decay, sparsity, ordered, step
