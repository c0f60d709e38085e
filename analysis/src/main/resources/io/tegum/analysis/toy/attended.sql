-- Does attention buy a feature more of a dimension? Dimensionality of represented features over the
-- head's weight, joint training, attended against the rest.
WITH spreads AS (
  SELECT
    sparsity,
    CASE WHEN attended = 'none' THEN 'not attended' ELSE 'attended' END AS features,
    lambda,
    percentile(dimensionality, array(0.25, 0.5, 0.75)) AS quartiles,
    count(*) AS n
  FROM features
  WHERE schedule = 'joint' AND represented AND lambda IS NOT NULL
  GROUP BY ALL
)
SELECT
  sparsity,
  features,
  lambda,
  quartiles[0] AS lower,
  quartiles[1] AS median,
  quartiles[2] AS upper,
  n,
  sparsity <=> get(sparsities, CAST((size(sparsities) - 1) DIV 2 AS int)) AS is_middle
FROM (SELECT *, array_sort(collect_set(sparsity) OVER ()) AS sparsities FROM spreads)
ORDER BY sparsity, features, lambda
