-- One row per trial and length of a carry chain, 0 where no carry arrives.
SELECT
  trial_id,
  sweep,
  {settings},
  heads AS n_heads,
  chain,
  accuracy.digit AS digit_accuracy,
  CAST(accuracy.count AS bigint) AS test_digits,
  accuracy.sum AS sum_accuracy
FROM (
  SELECT *, posexplode(arrays_zip(digit, count, sum)) AS (chain, accuracy)
  FROM (
    SELECT
      *,
      accuracy_by_carry_chain AS digit,
      digits_by_carry_chain AS count,
      sums_by_carry_chain AS sum
    FROM trials
  )
)
