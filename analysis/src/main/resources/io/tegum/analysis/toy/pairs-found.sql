-- Worst pair score: a pair one of whose features has no direction scores 0, as does one whose score
-- is negative.
SELECT
  *,
  array_min(transform(pair_score, s -> greatest(coalesce(s, 0), 0))) AS score
FROM trials
WHERE lambda IS NOT NULL
