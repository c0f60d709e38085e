-- Curves of single trials, their points in the order of steps.
WITH points AS (
  SELECT
    trial_id,
    array_sort(collect_list(struct(
      step,
      loss_reconstruction,
      loss_head,
      array_min(transform(pair_score, s -> coalesce(s, 0))) AS score,
      max_overlap))) AS point
  FROM curves
  GROUP BY trial_id
)
SELECT
  trial_id,
  point.step,
  point.loss_reconstruction AS reconstruction,
  point.loss_head AS head,
  point.score,
  point.max_overlap AS overlap
FROM points
