-- What is each head worth? In the three trials with the highest test accuracy.
WITH best AS (
  SELECT trial_id, row_number() OVER (ORDER BY test_accuracy DESC, trial_id) AS place
  FROM trials
  WHERE status = 'completed'
  ORDER BY test_accuracy DESC, trial_id
  LIMIT 3
)
SELECT
  concat('trial ', substr(trial_id, 1, 8)) AS trial,
  contribution_share,
  loss_by_removal,
  head,
  alone_accuracy,
  removed_accuracy,
  pairs_served
FROM heads JOIN best USING (trial_id)
WHERE contribution_share IS NOT NULL AND loss_by_removal IS NOT NULL
ORDER BY place, head
