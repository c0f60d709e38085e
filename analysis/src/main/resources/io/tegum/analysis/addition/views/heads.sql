-- One row per trial and head.
SELECT
  trial_id,
  sweep,
  seed,
  digits,
  width,
  heads AS n_heads,
  head_size,
  training_pairs,
  head,
  one.alone AS alone_accuracy,
  one.removed AS removed_accuracy,
  one.loss AS removed_loss,
  one.loss - loss_total AS loss_by_removal,
  one.share AS contribution_share,
  one.served AS pairs_served
FROM (
  SELECT *, posexplode(arrays_zip(alone, removed, loss, share, served)) AS (head, one)
  FROM (
    SELECT
      *,
      head_alone_accuracy AS alone,
      head_removed_accuracy AS removed,
      head_removed_loss AS loss,
      head_shares AS share,
      pairs_per_head AS served
    FROM trials
  )
)
