-- The completed trials of the middle cells. All seeds; for figures of single cells.
SELECT trials.*
FROM trials
JOIN middle_cells AS cell
ON {trials alike cell but seed}
WHERE status = 'completed'
