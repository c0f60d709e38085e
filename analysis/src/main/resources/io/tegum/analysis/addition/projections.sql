-- The trial with the highest test accuracy among those with heads of two dimensions: what its heads
-- make of each digit.
WITH best AS (
  SELECT max_by(trial_id, struct(test_accuracy, trial_id)) AS trial_id
  FROM trials
  WHERE status = 'completed' AND head_size = 2 AND heads_per_pair IS NOT NULL
)
SELECT
  trial_id,
  seed,
  digits,
  heads,
  test_accuracy,
  head_shares,
  digit_keys,
  digit_keys_fourier,
  digit_values,
  digit_values_fourier
FROM trials LEFT SEMI JOIN best USING (trial_id)
