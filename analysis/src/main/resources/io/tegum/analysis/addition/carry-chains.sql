-- Where do carries fail? Accuracy by the length of the carry chain, in the six cells with the
-- highest median test accuracy.
WITH cells AS (
  SELECT
    collect_list(trial_id) AS members,
    median(test_accuracy) AS accuracy,
    concat(
      'D = ', any_value(digits), ', ', any_value(heads), ' × ', any_value(head_size), ', ',
      any_value(training_pairs), ' pairs') AS shape,
    any_value(width) AS width,
    any_value(weight_decay) AS decay,
    any_value(initial_scale) AS scale,
    min(trial_id) AS first
  FROM trials
  WHERE status = 'completed'
  GROUP BY {alike but seed}
  ORDER BY accuracy DESC, first
  LIMIT 6
),
named AS (
  SELECT
    members,
    accuracy,
    first,
    concat_ws(
      ', ',
      shape,
      IF(min(width) OVER () < max(width) OVER (), concat('width ', width), NULL),
      IF(min(decay) OVER () < max(decay) OVER (), concat('decay ', decay), NULL),
      IF(min(scale) OVER () < max(scale) OVER (), concat('scale ', scale), NULL)) AS name
  FROM cells
),
shown AS (
  SELECT
    -- Cells that differ in something else are told apart by their first trials.
    IF(count(*) OVER (PARTITION BY name) > 1, concat(name, ', ', substr(first, 1, 8)), name) AS cell,
    accuracy AS cell_accuracy,
    first,
    members
  FROM named
),
members AS (
  SELECT cell, cell_accuracy, first, trial_id
  FROM shown LATERAL VIEW explode(members) AS trial_id
),
accuracies AS (
  SELECT
    cell,
    cell_accuracy,
    first,
    chain,
    test_digits,
    explode(map('a digit', digit_accuracy, 'a whole sum', sum_accuracy)) AS (what, accuracy)
  FROM carry_chains JOIN members USING (trial_id)
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
