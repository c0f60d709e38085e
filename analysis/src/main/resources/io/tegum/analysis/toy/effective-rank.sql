-- How many directions does a head use, by its rank and the number of its pairs? At the other
-- settings of the middle cell of each set of pairs.
SELECT
  cell.schedule,
  cell.target,
  cell.n_features,
  cell.n_hidden,
  cell.sparsity,
  cell.lambda,
  cell.importance_decay,
  size(cell.pairs) AS pair_count,
  trials.head_rank,
  percentile(omega_effective_rank, 0.25) AS lower,
  median(omega_effective_rank) AS median,
  percentile(omega_effective_rank, 0.75) AS upper,
  count(*) AS trials,
  concat(
    cell.schedule, ', ', cell.target, ', n = ', cell.n_features, ', m = ', cell.n_hidden) AS model
FROM trials
JOIN middle_cells AS cell
ON {trials alike cell but seed, head_rank}
WHERE status = 'completed' AND trials.head_rank IS NOT NULL
GROUP BY
  cell.schedule, cell.target, cell.n_features, cell.n_hidden, cell.sparsity, cell.lambda,
  cell.importance_decay, pair_count, trials.head_rank
ORDER BY
  cell.schedule, cell.target, cell.n_features, cell.n_hidden, pair_count, trials.head_rank
