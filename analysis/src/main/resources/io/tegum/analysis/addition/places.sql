-- When is each place of the sum learnt? In the cell with the highest median test accuracy, its first
-- six seeds.
WITH best AS (
  SELECT
    max_by(members, struct(accuracy, -digits, first)) AS members
  FROM (
    SELECT
      collect_list(struct(seed, trial_id)) AS members,
      median(test_accuracy) AS accuracy,
      max(digits) AS digits,
      min(trial_id) AS first
    FROM trials
    WHERE status = 'completed'
    GROUP BY {alike but seed}
  )
),
shown AS (
  SELECT member.seed, member.trial_id
  FROM best LATERAL VIEW explode(slice(array_sort(members), 1, 6)) AS member
)
SELECT
  seed,
  place,
  step,
  accuracy,
  accuracy AS middle,
  accuracy AS high,
  trial_id
FROM (
  SELECT seed, trial_id, step, posexplode(test_accuracy_by_place) AS (place, accuracy)
  FROM curves JOIN shown USING (trial_id)
  WHERE step > 0
)
ORDER BY seed, place, step
