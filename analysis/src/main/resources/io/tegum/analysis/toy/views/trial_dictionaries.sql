-- Which trial stands for each completed trial's W, in the view dictionaries.
SELECT
  trial_id,
  min(trial_id) OVER (
    PARTITION BY CASE WHEN schedule = 'joint' THEN trial_id END, {alike but head}) AS dictionary_id
FROM trials
WHERE status = 'completed'
