-- How does one model train? Losses, and every feature's norm and dimensionality, on one step axis: the
-- lowest seed of the middle cell of the smallest shape; of its features the first 20. Losses below 1e-9
-- stand there.
WITH shown AS (
  SELECT trial_id, schedule, sparsity, lambda, n_features, n_hidden, head_rank, seed, steps{other axes}
  FROM middle_trials
  ORDER BY n_features, n_hidden, size(pairs) DESC, schedule = 'joint' DESC, target DESC,
    to_json(pairs), seed
  LIMIT 1
),
points AS (
  SELECT
    step,
    inline(concat(
      transform(
        array(
          named_struct('series', 'L1', 'loss', loss_reconstruction),
          named_struct('series', 'L2 (head)', 'loss', loss_head)),
        l -> struct(
          1 AS panel,
          'loss' AS quantity,
          l.series AS series,
          IF(l.loss IS NULL, NULL, greatest(l.loss, 1e-9)) AS value)),
      transform(
        array(
          named_struct(
            'series', 'worst pair score',
            'value', array_min(transform(pair_score, s -> coalesce(s, 0)))),
          named_struct(
            'series', 'largest overlap',
            'value', IF(pair_score IS NULL, NULL, max_overlap))),
        l -> struct(
          2 AS panel,
          'score, overlap' AS quantity,
          l.series AS series,
          l.value AS value)),
      transform(
        slice(coalesce(feature_norms, array()), 1, 20),
        (norm, i) -> struct(
          3 AS panel,
          'norm |Wᵢ|' AS quantity,
          CAST(i AS string) AS series,
          norm AS value)),
      transform(
        slice(coalesce(feature_dimensionality, array()), 1, 20),
        (share, i) -> struct(
          4 AS panel,
          'dimensionality Dᵢ' AS quantity,
          CAST(i AS string) AS series,
          share AS value))))
  FROM curves LEFT SEMI JOIN shown USING (trial_id)
  WHERE step > 0
)
SELECT
  quantity,
  series,
  step,
  value AS low,
  value,
  value AS high,
  shown.*
FROM points CROSS JOIN shown
WHERE value IS NOT NULL
ORDER BY panel, try_cast(series AS int), series = 'largest overlap', series, step
