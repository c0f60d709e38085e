-- The trial with the highest test accuracy: its heads one by one. Where its parameters are so large
-- that contributions overflow, a completed trial has none to show.
WITH best AS (
  SELECT max_by(trial_id, struct(test_accuracy, trial_id)) AS trial_id
  FROM trials
  WHERE status = 'completed' AND heads_per_pair IS NOT NULL
)
SELECT
  trial_id,
  seed,
  digits,
  heads,
  head_size,
  training_pairs,
  test_accuracy,
  heads_per_pair,
  contribution_participation,
  head_shares,
  head_alone_accuracy,
  head_right_logits,
  head_contributions,
  attention_by_place
FROM trials LEFT SEMI JOIN best USING (trial_id)
