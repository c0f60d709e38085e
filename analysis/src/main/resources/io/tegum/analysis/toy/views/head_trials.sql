-- Names the trials of the view heads.
SELECT min_by(trial_id, lambda) AS trial_id
FROM trials
WHERE status = 'completed' AND head_rank IS NOT NULL
GROUP BY CASE WHEN schedule = 'joint' THEN trial_id END, {alike but lambda}
