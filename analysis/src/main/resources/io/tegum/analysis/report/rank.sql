-- How many attended left features does a head of rank r recover, and how many directions does it use?
-- At the middle sparsity, importance decay and head weight of each set of pairs, for shapes of which
-- several ranks were trained.
WITH cells AS (
  SELECT DISTINCT n_features, n_hidden, schedule, target, pairs, sparsity, lambda, importance_decay
  FROM middle_trials
  WHERE head_rank IS NOT NULL
),
recovered AS (
  SELECT
    size(pairs) AS pair_count,
    concat(schedule, ', n = ', n_features, ', m = ', n_hidden) AS model,
    head_rank,
    omega_effective_rank,
    size(array_distinct(transform(pairs, p -> p.left))) AS attended,
    size(filter(
      array_distinct(transform(pairs, p -> p.left)),
      i -> exists(sequence(0, head_rank - 1), k ->
        omega_singular_values[k] > 1e-3 * omega_singular_values[0]
        AND abs(alignment_left[k * n_features + i]) > 0.9))) AS found
  FROM trials
  LEFT SEMI JOIN cells
  ON trials.n_features = cells.n_features
    AND trials.n_hidden = cells.n_hidden
    AND trials.schedule = cells.schedule
    AND trials.target = cells.target
    AND trials.pairs = cells.pairs
    AND trials.sparsity = cells.sparsity
    AND trials.lambda = cells.lambda
    AND trials.importance_decay = cells.importance_decay
  WHERE status = 'completed'
    AND (n_features, n_hidden) IN (
      SELECT n_features, n_hidden
      FROM trials
      GROUP BY n_features, n_hidden
      HAVING count(DISTINCT head_rank) > 1)
)
SELECT
  quantity,
  model,
  pair_count,
  head_rank,
  lower,
  median,
  upper,
  trials,
  attended,
  all_found
FROM (
  SELECT
    model,
    pair_count,
    head_rank,
    inline(array(
      struct(
        'left features recovered' AS quantity,
        percentile(found, 0.25) AS lower,
        median(found) AS median,
        percentile(found, 0.75) AS upper),
      struct(
        'effective rank of Ω' AS quantity,
        percentile(omega_effective_rank, 0.25) AS lower,
        median(omega_effective_rank) AS median,
        percentile(omega_effective_rank, 0.75) AS upper))),
    count(*) AS trials,
    max(attended) AS attended,
    count_if(found = attended) AS all_found
  FROM recovered
  GROUP BY model, pair_count, head_rank
)
ORDER BY quantity DESC, model, pair_count, head_rank
