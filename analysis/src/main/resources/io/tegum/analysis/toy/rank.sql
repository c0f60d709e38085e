-- How many attended left features does a head of rank r recover, at each sparsity? With the largest
-- set of pairs, at its middle cell's other settings, for shapes of which several ranks were trained.
WITH cells AS (
  SELECT max_by(struct(*), size(pairs)) AS cell
  FROM middle_cells
  WHERE head_rank IS NOT NULL
    AND (n_features, n_hidden) IN (
      SELECT n_features, n_hidden
      FROM trials
      GROUP BY n_features, n_hidden
      HAVING count(DISTINCT head_rank) > 1)
  GROUP BY n_features, n_hidden, schedule, target
),
recovered AS (
  SELECT
    concat(schedule, ', n = ', n_features, ', m = ', n_hidden) AS model,
    sparsity,
    head_rank,
    size(pairs) AS pair_count,
    size(array_distinct(transform(pairs, p -> p.left))) AS attended,
    size(filter(
      array_distinct(transform(pairs, p -> p.left)),
      i -> exists(sequence(0, head_rank - 1), k ->
        omega_singular_values[k] > 1e-3 * omega_singular_values[0]
        AND abs(alignment_left[k * n_features + i]) > 0.9))) AS found
  FROM trials
  LEFT SEMI JOIN (SELECT cell.* FROM cells) AS cell
  ON {trials alike cell but seed, sparsity, head_rank}
  WHERE status = 'completed'
)
SELECT
  model,
  sparsity,
  head_rank,
  percentile(found, 0.25) AS lower,
  median(found) AS median,
  percentile(found, 0.75) AS upper,
  count(*) AS trials,
  max(pair_count) AS pair_count,
  max(attended) AS attended,
  count_if(found = attended) AS all_found
FROM recovered
GROUP BY model, sparsity, head_rank
ORDER BY model, sparsity, head_rank
