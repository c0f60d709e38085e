SELECT * FROM trials
SELECT schedule, rank_ratio, sparsity, median(array_min(pair_score)) AS score FROM trials GROUP BY ALL ORDER BY ALL
SELECT t.trial_id, c.step FROM trials t JOIN curves c USING (trial_id) WHERE c.step > 10 AND t.status <> 'failed' ORDER BY c.step DESC NULLS LAST LIMIT 3
WITH c AS (SELECT 1 AS a) SELECT a, count(*) FROM c GROUP BY ALL HAVING count(*) > 0 ORDER BY 1 LIMIT 5 OFFSET 1
SELECT * FROM VALUES (1,2),(3,4) AS t(a,b) PIVOT (sum(b) FOR a IN (1,3))
SELECT * FROM VALUES (1,2),(3,4) AS t(a,b) UNPIVOT (v FOR k IN (a,b))
SELECT /*+ REPARTITION(3) */ DISTINCT id FROM range(10) DISTRIBUTE BY id SORT BY id
SELECT /*+ BROADCAST(a) */ * FROM trials a NATURAL JOIN curves
SELECT id, e FROM range(3) LATERAL VIEW explode(array(1,2)) t AS e
SELECT id, e FROM range(3) LATERAL VIEW OUTER posexplode(array(1,2)) t AS p, e
SELECT id, row_number() OVER (PARTITION BY id%2 ORDER BY id) r FROM range(3) QUALIFY r = 1
SELECT id, row_number() OVER w r FROM range(3) WINDOW w AS (ORDER BY id)
SELECT id, sum(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW), lag(id) OVER (ORDER BY id), avg(id) OVER (ORDER BY id RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM range(3)
SELECT id FROM range(3) WHERE id IN (SELECT id FROM range(2)) AND EXISTS (SELECT 1) AND id < (SELECT max(id) FROM range(9))
SELECT * FROM range(3) a JOIN LATERAL (SELECT a.id + 1 AS x) b
SELECT id%2 g, count(*), grouping(id%2), grouping_id() FROM range(10) GROUP BY ROLLUP(id%2)
SELECT id%2 g, count(*) FROM range(10) GROUP BY GROUPING SETS ((g),())
SELECT id%2 g, count(*) FROM range(10) GROUP BY CUBE(g)
SELECT 1 UNION ALL SELECT 2 EXCEPT SELECT 3 INTERSECT SELECT 1
SELECT 1 UNION SELECT 2 MINUS ALL SELECT 3
SELECT * FROM trials TABLESAMPLE (10 PERCENT)
SELECT * FROM trials TABLESAMPLE (3 ROWS)
FROM range(10) |> WHERE id > 3 |> AGGREGATE count(*) c GROUP BY id%2 |> ORDER BY c |> LIMIT 3 |> SELECT * |> EXTEND 1 AS d |> SET c = 3 |> DROP d |> AS q
WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM r WHERE n<5) SELECT * FROM r
VALUES (1),(2)
TABLE trials
SELECT transform(array(1,2), x -> x+1), filter(array(1),x->x>0), current_date, DATE'2020-01-01', INTERVAL 1 DAY, CASE WHEN true THEN 1 ELSE 2 END, CASE 1 WHEN 2 THEN 3 END, extract(year from current_date), trim(BOTH 'x' FROM 'xx'), substring('a' from 1), position('a' in 'b'), 1 BETWEEN 0 AND 2, 'a' LIKE ANY ('b','c'), 'a' LIKE ALL ('b','c'), 'a' NOT LIKE SOME ('b'), named_struct('a',1).a, array(1)[0], map(1,2)[1], a.* FROM (SELECT 1 z) a
SELECT DATE'2020-01-01' + INTERVAL 1 DAY, TIMESTAMP'2020-01-01' - INTERVAL 1 HOUR, DATE'2020-01-02' - DATE'2020-01-01', TIMESTAMP'2020-01-02' - TIMESTAMP'2020-01-01', INTERVAL 1 DAY * 2, INTERVAL 1 MONTH / 2, DATE'2020-01-01' + 3, -INTERVAL 1 DAY, +1, TIMESTAMP'2020-01-02' > DATE'2020-01-02'
SELECT tegum_factors.features, tegum_factors[0].kind, pairs.left FROM trials
SELECT array_sort(pair_score, (a,b) -> CASE WHEN a < b THEN -1 WHEN a > b THEN 1 ELSE 0 END), aggregate(pair_score, 0D, (a,x) -> a + x) FROM trials
SELECT importances(3, 0.9D, null), wilson_low(1, 2), geometry(tegum_factors, importances(n_features, importance_decay, null)) FROM trials
SELECT count(DISTINCT trial_id) FILTER (WHERE status = 'completed'), sum(1) , percentile(lambda, 0.5), percentile_approx(lambda, array(0.1, 0.9)), max_by(trial_id, lambda), collect_list(struct(lambda, seed)) FROM trials
SELECT CAST(lambda AS decimal(10,2)), lambda::string, try_cast('x' AS int), CAST(pairs AS string), x'ff', 1e3, 1.5BD FROM trials
SELECT * EXCEPT (w, b) FROM trials
SELECT `trial_id` FROM trials WHERE sparsity <=> 0.5 AND NOT (lambda IS NULL) AND status RLIKE 'c.*' AND lambda IS DISTINCT FROM 3 AND sparsity IN (0.1, 0.2)
SELECT a.x, b.y FROM (SELECT 1 x) a LEFT JOIN (SELECT 2 y) b ON a.x = b.y FULL OUTER JOIN (SELECT 1 z) c ON true LEFT SEMI JOIN trials ON true LEFT ANTI JOIN curves ON true
SELECT stack(2, 1, 2), inline(array(struct(1,2)))
SELECT * FROM explode(array(1,2)) AS t(x), LATERAL posexplode(array(x))
SELECT first(lambda) IGNORE NULLS, last(lambda), any_value(lambda), mode(lambda), listagg(status) WITHIN GROUP (ORDER BY status), percentile_cont(0.5) WITHIN GROUP (ORDER BY lambda) FROM trials
SELECT a || 'b', a ^ 1, a & 1, a | 1, ~a, a << 1, a >> 1, a % 2, a div 2 FROM (SELECT 1 a)
SELECT date_format(now(), 'y'), to_json(struct(*)), from_json('{"a":1}', 'a int').a, get_json_object('{"a":1}', '$.a') FROM VALUES (1) t(x)
SELECT parse_json('{"a":1}'):a::int
SELECT rand(1), randn(1), uuid(), monotonically_increasing_id(), typeof(1), input_file_name() FROM trials
SELECT * FROM cells
SELECT * FROM features f JOIN pairs p USING (trial_id) JOIN alignments USING (trial_id)
SELECT * FROM head_trials, heads, middle_cells, middle_trials LIMIT 1
SELECT (SELECT max(x) FROM (SELECT t.lambda AS x)) FROM trials t
SELECT sum(a) OVER () / count(*) OVER (PARTITION BY b) FROM VALUES (1, 2) t(a, b)
SELECT (1, 2).col1, array(struct(1 AS a)).a
SELECT /* a */ 1 -- b
SELECT cast(null AS array<int>), transform_values(map('a', 1), (k, v) -> v + 1), map_filter(map(1,2), (k,v) -> true), exists(array(1), x -> x = 1), forall(array(1), x -> x = 1), zip_with(array(1), array(2), (x, y) -> x + y), reduce(array(1), 0, (a,x)->a+x, a->a)
SELECT 'abc' COLLATE UTF8_LCASE = 'ABC', greatest(1,2), nvl(null,1), coalesce(null,1), if(true,1,2), nullif(1,2), isnull(1), ln(2), log10(2), pow(2,3), round(1.25,1), floor(1.5), ceil(1.5), sign(-1), isnan(1D)
SELECT t1.* FROM trials t1 JOIN trials t2 ON t1.lambda = t2.lambda AND t1.trial_id < t2.trial_id
SELECT 'a' LIKE ALL ('b','c'), 'a' NOT LIKE ALL ('b'), 'a' NOT LIKE ANY ('b'), extract(hour from INTERVAL '1 2' DAY TO HOUR), TIMESTAMP'2020-01-01' + INTERVAL 2 MONTH, INTERVAL 1 DAY + INTERVAL 1 HOUR, DATE'2020-01-01' - INTERVAL 1 YEAR, sum(INTERVAL 1 DAY), avg(INTERVAL 1 MONTH) FROM trials
SELECT lambda AS x, count(*) OVER () n FROM trials WHERE lambda = (SELECT max(lambda) FROM trials WHERE seed = 0) GROUP BY x HAVING x > 0
SELECT * FROM trials t WHERE NOT EXISTS (SELECT 1 FROM curves c WHERE c.trial_id = t.trial_id) AND trial_id NOT IN (SELECT trial_id FROM pairs)
SELECT t.*, s.m FROM trials t, LATERAL (SELECT max(step) m FROM curves c WHERE c.trial_id = t.trial_id) s
SELECT explode(pair_score), posexplode(pairs) FROM trials
SELECT x, y FROM trials LATERAL VIEW explode(pair_score) a AS x LATERAL VIEW explode(sequence(1, 3)) AS y
SELECT /*+ COALESCE(1) */ * FROM trials CLUSTER BY seed
SELECT transform(sequence(0, 3), i -> w[i] * b[i]), sqrt(aggregate(zip_with(w, w, (x, y) -> x * y), 0D, (a, x) -> a + x)) FROM trials
SELECT to_timestamp('2020-01-01'), unix_timestamp(), date_trunc('month', now()), datediff(now(), now()), make_date(2020,1,1), now() - INTERVAL 1 DAY FROM trials
(SELECT 1 AS a) UNION ALL (SELECT 2 ORDER BY 1 LIMIT 1) ORDER BY a LIMIT ALL
