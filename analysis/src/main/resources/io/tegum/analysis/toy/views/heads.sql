-- The completed trials with a head, each once: in representation-then-head lambda plays no part, so
-- of trials that differ in lambda alone the one with the smallest stands for all.
SELECT *
FROM trials
LEFT SEMI JOIN head_trials USING (trial_id)
