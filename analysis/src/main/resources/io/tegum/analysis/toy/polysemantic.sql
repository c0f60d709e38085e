-- How many neurons serve two features or more, over the number of neurons, beside the number of
-- collisions n^2 / (4 m) that initial weights alone would bring about?
WITH counted AS (
  SELECT
    concat('n = ', n_features, ', hidden ', hidden_activation) AS model,
    concat_ws(
      ', ',
      {penalties},
      IF({no penalty}, 'no penalty', NULL)) AS training,
    n_features,
    n_hidden,
    avg(polysemantic_neurons) AS mean,
    coalesce(stddev(polysemantic_neurons), 0) AS deviation,
    count(*) AS trials
  FROM dictionaries
  WHERE polysemantic_neurons IS NOT NULL
  GROUP BY n_features, n_hidden, hidden_activation, {penalty columns}
)
SELECT
  model,
  training,
  n_hidden,
  greatest(mean - deviation, 0) AS lower,
  mean,
  least(mean + deviation, n_hidden) AS upper,
  trials,
  deviation,
  n_features * n_features / (4.0D * n_hidden) AS expected
FROM counted
UNION ALL
SELECT DISTINCT
  model,
  'n²/(4m)',
  n_hidden,
  n_features * n_features / (4.0D * n_hidden),
  n_features * n_features / (4.0D * n_hidden),
  n_features * n_features / (4.0D * n_hidden),
  NULL,
  NULL,
  NULL
FROM counted
ORDER BY model, training, n_hidden
