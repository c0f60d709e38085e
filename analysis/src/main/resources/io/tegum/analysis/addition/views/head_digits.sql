-- One row per trial, head and pair of units digits, a and b, at the first "=".
SELECT
  trial_id,
  sweep,
  {settings},
  heads AS n_heads,
  CAST(floor(k / 100) AS int) AS head,
  CAST(floor(k % 100 / 10) AS int) AS a,
  k % 10 AS b,
  one.logit AS right_logit,
  one.part AS contribution,
  slice(head_parts, 10 * k + 1, 10) AS parts
FROM (
  SELECT *, posexplode(arrays_zip(logit, part)) AS (k, one)
  FROM (SELECT *, head_right_logits AS logit, head_contributions AS part FROM trials)
)
