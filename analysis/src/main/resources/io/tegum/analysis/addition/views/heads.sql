-- One row per completed trial and head. Lists are read by position: zipping five of them is slow.
SELECT
  trial_id,
  sweep,
  {settings},
  heads AS n_heads,
  head,
  head_alone_accuracy[head] AS alone_accuracy,
  head_removed_accuracy[head] AS removed_accuracy,
  head_removed_loss[head] AS removed_loss,
  head_removed_loss[head] - loss_total AS loss_by_removal,
  head_shares[head] AS contribution_share,
  pairs_per_head[head] AS pairs_served
FROM (
  SELECT *, explode(sequence(0, heads - 1)) AS head
  FROM trials
  WHERE head_shares IS NOT NULL
)
