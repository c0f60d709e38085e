-- Names the trials of the view heads. Spark normalises doubles in keys, in arrays slowly: hence texts.
SELECT min_by(trial_id, lambda) AS trial_id
FROM trials
WHERE status = 'completed' AND head_rank IS NOT NULL
GROUP BY
  CASE WHEN schedule = 'joint' THEN trial_id ELSE schedule END,
  n_features,
  n_hidden,
  activation,
  head_rank,
  target,
  CAST(pairs AS string),
  sparsity,
  importance_decay,
  last_importance,
  steps,
  batch,
  optimizer,
  learning_rate,
  learning_rate_schedule,
  weight_decay,
  warmup_steps,
  coalesce(initial_scale, 1),
  seed
