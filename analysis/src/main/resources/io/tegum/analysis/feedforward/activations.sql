-- Which share of seeds ends lower with GELU neurons than with ReLU ones? Pairs of trials alike but
-- for the activation, seed included. The interval (Wilson, 95 %) counts seeds. Losses within 1e-6
-- of one another count half.
WITH pairs AS (
  SELECT
    r.function,
    r.n_inputs,
    r.n_neurons,
    r.sparsity,
    r.seed,
    r.loss_total AS relu,
    g.loss_total AS gelu,
    r.functions_computed / size(r.b) AS relu_computed,
    g.functions_computed / size(g.b) AS gelu_computed,
    CASE
      WHEN abs(g.loss_total - r.loss_total) <= 1e-6 THEN 0.5D
      WHEN g.loss_total < r.loss_total THEN 1D
      ELSE 0D
    END AS lower
  FROM trials AS r JOIN trials AS g
  ON r.activation = 'relu' AND g.activation = 'gelu' AND r.seed = g.seed
  AND {r alike g but activation, seed}
  WHERE r.loss_total IS NOT NULL AND g.loss_total IS NOT NULL
),
shares AS (
  SELECT
    function,
    n_inputs,
    n_neurons,
    sparsity,
    count(*) AS pairs,
    count(DISTINCT seed) AS seeds,
    avg(lower) AS share,
    median(relu) AS relu_median,
    median(gelu) AS gelu_median,
    min(relu) AS relu_best,
    min(gelu) AS gelu_best,
    avg(relu_computed) AS relu_computed,
    avg(gelu_computed) AS gelu_computed,
    1.959964 * stddev(gelu_computed - relu_computed) / sqrt(count(DISTINCT seed)) AS half_width
  FROM pairs
  GROUP BY function, n_inputs, n_neurons, sparsity
)
SELECT
  function,
  concat('n = ', n_inputs, ', m = ', n_neurons) AS shape,
  sparsity,
  {low of share} AS low,
  share,
  {high of share} AS high,
  pairs,
  seeds,
  relu_median,
  gelu_median,
  relu_best,
  gelu_best,
  relu_computed,
  gelu_computed,
  greatest(-1, gelu_computed - relu_computed - half_width) AS more_computed_low,
  least(1, gelu_computed - relu_computed + half_width) AS more_computed_high
FROM shares
ORDER BY function, n_inputs, n_neurons, sparsity
