-- Which comes first, alignment (all pair scores stay above .9) or orthogonality (overlaps below .1)?
SELECT
  schedule,
  count(*) AS trials,
  count_if(step_aligned < coalesce(step_orthogonal, step_aligned + 1)) AS alignment_first,
  count_if(step_orthogonal < coalesce(step_aligned, step_orthogonal + 1)) AS orthogonality_first,
  count_if(step_aligned = step_orthogonal) AS same_step,
  count_if(step_aligned IS NULL AND step_orthogonal IS NULL) AS neither
FROM trials
WHERE status = 'completed' AND head_rank IS NOT NULL
GROUP BY schedule
ORDER BY schedule
