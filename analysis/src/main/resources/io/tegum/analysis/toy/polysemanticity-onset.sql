-- When does polysemanticity come about: at initialisation, by incidental collisions, or later?
SELECT
  concat(
    'hidden ', hidden_activation, ', ',
    concat_ws(
      ', ',
      IF(dropout > 0, concat('q = ', dropout), NULL),
      IF(hidden_l1 > 0, concat('mu = ', hidden_l1), NULL),
      IF(weight_l1 > 0, concat('nu = ', weight_l1), NULL),
      IF(dropout > 0 OR hidden_l1 > 0 OR weight_l1 > 0, NULL, 'no penalty'))) AS training,
  concat('m = ', n_hidden) AS neurons,
  step,
  percentile(curves.polysemantic_neurons, 0.25) AS lower,
  avg(curves.polysemantic_neurons) AS mean,
  percentile(curves.polysemantic_neurons, 0.75) AS upper,
  count(*) AS trials,
  n_hidden
FROM curves JOIN trials USING (trial_id)
WHERE curves.polysemantic_neurons IS NOT NULL AND step > 0
GROUP BY hidden_activation, dropout, hidden_l1, weight_l1, n_hidden, step
ORDER BY training, n_hidden, step
