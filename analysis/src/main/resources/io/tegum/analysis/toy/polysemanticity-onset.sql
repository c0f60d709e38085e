-- When does polysemanticity come about: at initialisation, by incidental collisions, or later?
SELECT
  concat(
    'hidden ', hidden_activation, ', ',
    concat_ws(
      ', ',
      {penalties},
      IF({no penalty}, 'no penalty', NULL))) AS training,
  concat('m = ', n_hidden) AS neurons,
  step,
  percentile(curves.polysemantic_neurons, 0.25) AS lower,
  avg(curves.polysemantic_neurons) AS mean,
  percentile(curves.polysemantic_neurons, 0.75) AS upper,
  count(*) AS trials,
  n_hidden
FROM curves JOIN dictionaries AS trials USING (trial_id)
WHERE curves.polysemantic_neurons IS NOT NULL AND step > 0
GROUP BY hidden_activation, {penalty columns}, n_hidden, step
ORDER BY training, n_hidden, step
