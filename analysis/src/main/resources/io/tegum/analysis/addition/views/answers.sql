-- One row per trial and digit of the sum, 0 for the units.
SELECT
  trial_id,
  sweep,
  {settings},
  heads AS n_heads,
  answer,
  accuracy.test AS test_accuracy,
  accuracy.train AS train_accuracy
FROM (
  SELECT *, posexplode(arrays_zip(test, train)) AS (answer, accuracy)
  FROM (
    SELECT *, test_accuracy_by_place AS test, train_accuracy_by_place AS train FROM trials
  )
)
