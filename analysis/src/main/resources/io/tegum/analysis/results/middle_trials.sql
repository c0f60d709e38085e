-- The completed trials of the middle cells. All seeds; for figures of single cells.
SELECT trials.*
FROM trials
JOIN middle_cells AS cell
ON trials.n_features = cell.n_features
  AND trials.n_hidden = cell.n_hidden
  AND trials.schedule = cell.schedule
  AND trials.target <=> cell.target
  AND CAST(trials.pairs AS string) <=> CAST(cell.pairs AS string)
  AND trials.head_rank <=> cell.head_rank
  AND trials.sparsity = cell.sparsity
  AND trials.lambda <=> cell.lambda
  AND trials.importance_decay = cell.importance_decay
WHERE status = 'completed'
