-- Where do carries fail? Accuracy by the length of the carry chain, in the six cells with the
-- highest median test accuracy.
WITH cells AS (
  SELECT
    collect_list(trial_id) AS members,
    median(test_accuracy) AS accuracy,
    concat(
      'D = ', any_value(digits), ', ', any_value(heads), ' × ', any_value(head_size), ', ',
      any_value(training_pairs), ' pairs') AS cell,
    min(trial_id) AS first
  FROM trials
  WHERE status = 'completed'
  GROUP BY {alike but seed}
  ORDER BY accuracy DESC, first
  LIMIT 6
),
shown AS (
  SELECT cell, accuracy AS cell_accuracy, first, trial_id
  FROM cells LATERAL VIEW explode(members) AS trial_id
),
accuracies AS (
  SELECT
    cell,
    cell_accuracy,
    first,
    chain,
    test_digits,
    explode(map('a digit', digit_accuracy, 'a whole sum', sum_accuracy)) AS (what, accuracy)
  FROM carry_chains JOIN shown USING (trial_id)
)
SELECT
  what,
  cell,
  chain,
  min(accuracy) AS lowest,
  median(accuracy) AS median,
  max(accuracy) AS highest,
  count(*) AS trials,
  sum(test_digits) AS test_digits
FROM accuracies
WHERE accuracy IS NOT NULL
GROUP BY what, cell, cell_accuracy, first, chain
ORDER BY what, cell_accuracy DESC, first, chain
