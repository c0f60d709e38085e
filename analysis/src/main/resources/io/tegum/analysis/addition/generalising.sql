-- Do training and test climb together? Over training, for at most eight training sizes and two
-- weight decays, the smallest and the largest.
WITH sized AS (
  SELECT
    trial_id,
    training_pairs,
    weight_decay,
    dense_rank() OVER (ORDER BY training_pairs) AS size,
    min(weight_decay) OVER () AS least,
    max(weight_decay) OVER () AS most
  FROM trials
  WHERE status = 'completed'
),
points AS (
  SELECT
    training_pairs,
    weight_decay,
    step,
    explode(map('training', train_accuracy, 'test', test_accuracy)) AS (what, accuracy)
  FROM curves
  JOIN (SELECT * FROM sized WHERE size <= 8 AND weight_decay IN (least, most)) USING (trial_id)
  WHERE step > 0
)
SELECT
  training_pairs,
  weight_decay,
  what,
  step,
  min(accuracy) AS lowest,
  median(accuracy) AS median,
  max(accuracy) AS highest,
  count(*) AS trials
FROM points
GROUP BY training_pairs, weight_decay, what, step
ORDER BY weight_decay, training_pairs, what, step
