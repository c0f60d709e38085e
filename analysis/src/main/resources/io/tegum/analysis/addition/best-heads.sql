-- The trial with the highest test accuracy: its heads one by one.
WITH best AS (
  SELECT max_by(trial_id, struct(test_accuracy, trial_id)) AS trial_id
  FROM trials
  WHERE status = 'completed'
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
