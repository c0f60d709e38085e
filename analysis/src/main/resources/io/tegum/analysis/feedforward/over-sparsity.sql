-- How does {value} depend on sparsity? Values below 1e-8 stand at 1e-8. Rho is the loss over that of
-- the best network known without superposition; over held-out tokens it is within some 1 %, so that
-- below 0.98 it is below 1. Trials whose rho is below are proven to compute in superposition where
-- rho_proves.
WITH varied AS (
  SELECT
    count(DISTINCT initial) > 1 AS initials,
    count(DISTINCT positive_w2) > 1 AS signs,
    count(DISTINCT output) > 1 AS outputs,
    count(DISTINCT importance_decay) > 1 AS decays
  FROM trials
),
ends AS (
  SELECT
    {model} AS model,
    concat_ws(', ',
      activation,
      IF(outputs, concat(output, ' outputs'), NULL),
      IF(initials, initial, NULL),
      IF(signs, IF(positive_w2, 'W₂ > 0 at first', 'W₂ of both signs'), NULL)) AS begun,
    function, n_inputs, n_neurons, importance_decay, sparsity, seed,
    rho < 0.98 AS below,
    rho_proves,
    {value} AS value
  FROM trials CROSS JOIN varied
)
SELECT
  model,
  begun,
  sparsity,
  greatest(1e-8, min(value)) AS best,
  greatest(1e-8, median(value)) AS median,
  greatest(1e-8, max(value)) AS worst,
  count(*) AS trials,
  count(DISTINCT seed) AS seeds,
  count_if(below) AS below,
  count_if(below AND rho_proves) AS proven,
  count_if(rho_proves) AS provable
FROM ends
WHERE value IS NOT NULL AND NOT isnan(value)
GROUP BY function, n_inputs, n_neurons, importance_decay, model, begun, sparsity
ORDER BY function, n_inputs, n_neurons, importance_decay, begun, sparsity
