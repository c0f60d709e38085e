-- The completed trials, each W once: in representation-then-head the head plays no part in W, so of
-- trials that differ in settings of the head alone the one with the least trial_id stands for all.
SELECT *
FROM trials
LEFT SEMI JOIN trial_dictionaries AS named
ON trials.trial_id = named.dictionary_id
