-- How does the work spread over heads as their number and size change?
SELECT
  what,
  head_size,
  heads,
  min(value) AS lowest,
  median(value) AS median,
  max(value) AS highest,
  count(*) AS trials
FROM (
  SELECT
    head_size,
    heads,
    explode(
      map(
        'heads that serve a pair of digits', heads_per_pair,
        'directions of contributions', contribution_participation)) AS (what, value)
  FROM trials
  WHERE status = 'completed'
)
WHERE value IS NOT NULL
GROUP BY what, head_size, heads
ORDER BY what, head_size, heads
