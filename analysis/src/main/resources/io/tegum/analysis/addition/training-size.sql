-- How many training pairs does addition take?
SELECT
  weight_decay,
  what,
  training_pairs,
  percentile(accuracy, 0.25) AS lower,
  median(accuracy) AS median,
  percentile(accuracy, 0.75) AS upper,
  count(*) AS trials
FROM (
  SELECT
    weight_decay,
    training_pairs,
    explode(map('training', train_accuracy, 'test', test_accuracy)) AS (what, accuracy)
  FROM trials
  WHERE status = 'completed'
)
GROUP BY weight_decay, what, training_pairs
ORDER BY weight_decay, what, training_pairs
