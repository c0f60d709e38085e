-- Does attention buy a feature more of a dimension? Dimensionality of represented features over the
-- head's weight, joint training, attended against the rest.
SELECT
  sparsity,
  CASE WHEN attended = 'none' THEN 'not attended' ELSE 'attended' END AS features,
  lambda,
  percentile(dimensionality, 0.25) AS lower,
  median(dimensionality) AS median,
  percentile(dimensionality, 0.75) AS upper,
  count(*) AS n
FROM features
WHERE schedule = 'joint' AND represented AND lambda IS NOT NULL
GROUP BY sparsity, CASE WHEN attended = 'none' THEN 'not attended' ELSE 'attended' END, lambda
ORDER BY sparsity, features, lambda
