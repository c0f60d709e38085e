-- What error L1 is left with each output and hidden function, where a sweep has several?
SELECT
  concat('hidden ', hidden_activation) AS hidden_function,
  activation AS output_function,
  sparsity,
  percentile(loss_reconstruction, 0.25) AS lower,
  median(loss_reconstruction) AS median,
  percentile(loss_reconstruction, 0.75) AS upper,
  count(*) AS trials
FROM dictionaries
WHERE loss_reconstruction IS NOT NULL AND hidden_activation IS NOT NULL
  AND (SELECT count(DISTINCT activation, hidden_activation) FROM trials) > 1
GROUP BY hidden_activation, activation, sparsity
ORDER BY hidden_activation <> 'identity', hidden_activation, activation, sparsity
