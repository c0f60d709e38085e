-- How does the head's spectrum change with sparsity, at the middle one of the head weights?
WITH spectra AS (
  SELECT schedule, rank_ratio, sparsity, lambda, omega_singular_values
  FROM trials
  WHERE omega_singular_values IS NOT NULL
),
middle AS (
  SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY lambda) AS lambda
  FROM (SELECT DISTINCT lambda FROM spectra)
),
points AS (
  SELECT schedule, rank_ratio, sparsity, lambda, posexplode(omega_singular_values) AS (k, sigma)
  FROM spectra JOIN middle USING (lambda)
)
SELECT
  schedule,
  rank_ratio,
  k + 1 AS k,
  sparsity,
  min(sigma) AS lowest,
  median(sigma) AS median,
  max(sigma) AS highest,
  any_value(lambda) AS lambda
FROM points
GROUP BY schedule, rank_ratio, k, sparsity
ORDER BY schedule, rank_ratio, k, sparsity
