DROP VIEW trials
DROP TABLE trials
TRUNCATE TABLE trials
CREATE TABLE t (a int)
CREATE TABLE t USING parquet AS SELECT 1
CREATE TABLE t USING csv LOCATION '{DIR}/new' AS SELECT 1
CREATE TABLE IF NOT EXISTS t LIKE trials
CREATE VIEW v AS SELECT 1
CREATE OR REPLACE TEMPORARY VIEW trials AS SELECT 1
CREATE TEMPORARY VIEW v USING csv OPTIONS (path '{OUTSIDE}')
CREATE DATABASE d LOCATION '{DIR}/new'
CREATE TEMPORARY FUNCTION f AS 'java.lang.Runtime'
CREATE TEMPORARY FUNCTION f(x int) RETURNS int RETURN x + 1
ALTER TABLE trials RENAME TO t
ALTER VIEW trials AS SELECT 1
INSERT INTO trials SELECT * FROM trials
INSERT OVERWRITE TABLE trials SELECT * FROM trials
INSERT INTO parquet.`{DIR}/trials` SELECT 1
INSERT OVERWRITE parquet.`{DIR}/trials` SELECT 1
INSERT OVERWRITE DIRECTORY '{DIR}/new' USING csv SELECT 1
INSERT OVERWRITE LOCAL DIRECTORY '{DIR}/new' USING json SELECT 1
INSERT OVERWRITE LOCAL DIRECTORY '{DIR}/new' ROW FORMAT DELIMITED SELECT 1
WITH c AS (SELECT 1) INSERT OVERWRITE DIRECTORY '{DIR}/new' USING csv SELECT * FROM c
FROM range(3) INSERT OVERWRITE DIRECTORY '{DIR}/new' USING csv SELECT id
FROM trials INSERT INTO t SELECT seed INSERT INTO u SELECT seed
INSERT INTO trials REPLACE WHERE seed = 0 SELECT * FROM trials
DELETE FROM trials
UPDATE trials SET status = 'completed'
MERGE INTO trials t USING curves c ON t.trial_id = c.trial_id WHEN MATCHED THEN DELETE
LOAD DATA LOCAL INPATH '{OUTSIDE}' INTO TABLE trials
EXECUTE IMMEDIATE 'INSERT OVERWRITE DIRECTORY \'{DIR}/new\' USING csv SELECT 1'
EXECUTE IMMEDIATE 'SELECT reflect(\'java.lang.System\', \'lineSeparator\')'
BEGIN INSERT OVERWRITE DIRECTORY '{DIR}/new' USING csv SELECT 1; END
BEGIN SELECT 1; END
SET spark.sql.runSQLOnFiles = true
SET spark.sql.warehouse.dir = {DIR}
RESET
SET VAR x = 1
DECLARE VARIABLE x INT DEFAULT reflect('java.lang.System', 'lineSeparator')
CACHE TABLE trials
CACHE LAZY TABLE t AS SELECT 1
UNCACHE TABLE trials
CLEAR CACHE
REFRESH TABLE trials
REFRESH '{DIR}'
ANALYZE TABLE trials COMPUTE STATISTICS
MSCK REPAIR TABLE trials
ADD JAR '{OUTSIDE}'
ADD FILE '{OUTSIDE}'
ADD ARCHIVE '{OUTSIDE}'
LIST JARS
USE d
USE CATALOG spark_catalog
CALL p()
COMMENT ON TABLE trials IS 'x'
EXPLAIN SELECT 1
EXPLAIN EXTENDED INSERT OVERWRITE DIRECTORY '{DIR}/new' USING csv SELECT 1
EXPLAIN SELECT reflect('java.lang.System', 'lineSeparator')
SHOW TABLES
DESCRIBE QUERY SELECT reflect('java.lang.System', 'lineSeparator')
DESCRIBE trials
SELECT reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes')
SELECT REFLECT ('java.lang.System', 'setProperty', 'tegum.hostile', 'yes')
SELECT `reflect`('java.lang.System', 'setProperty', 'tegum.hostile', 'yes')
SELECT java_method('java.lang.System', 'setProperty', 'tegum.hostile', 'yes')
SELECT try_reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes')
SELECT builtin.reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes')
SELECT system.builtin.java_method('java.lang.System', 'setProperty', 'tegum.hostile', 'yes')
SELECT IDENTIFIER('ref' || 'lect')('java.lang.System', 'setProperty', 'tegum.hostile', 'yes')
SELECT * FROM IDENTIFIER(reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes'))
SELECT * FROM IDENTIFIER('csv.`{OUTSIDE}`')
SELECT 1 LIMIT length(reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes'))
SELECT id FROM range(3) ORDER BY reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes')
SELECT id FROM range(3) GROUP BY id HAVING reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes') IS NULL
SELECT row_number() OVER w FROM range(3) WINDOW w AS (ORDER BY reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes'))
SELECT row_number() OVER (PARTITION BY reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes') ORDER BY 1) FROM range(3)
SELECT id FROM range(3) WHERE EXISTS (SELECT reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes'))
SELECT transform(array(1), x -> reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes'))
SELECT nvl(reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes'), 'x')
SELECT coalesce(try_divide(1, length(reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes'))), 1)
SELECT * FROM VALUES (reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes'))
SELECT e FROM range(1) LATERAL VIEW explode(array(reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes'))) t AS e
SELECT * FROM explode(array(reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes')))
SELECT * FROM range(length(reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes')))
SELECT count(*) FILTER (WHERE reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes') IS NULL) FROM trials
SELECT * FROM range(3) a JOIN range(3) b ON reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes') IS NULL
SELECT from_json('{}', reflect('java.lang.System', 'lineSeparator'))
WITH c AS (SELECT reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes') AS a) SELECT a FROM c
WITH RECURSIVE r(n) AS (SELECT reflect('java.lang.System', 'lineSeparator') UNION ALL SELECT n FROM r) SELECT * FROM r LIMIT 1
SELECT 1 UNION ALL SELECT length(reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes'))
FROM range(3) |> EXTEND reflect('java.lang.System', 'setProperty', 'tegum.hostile', 'yes') AS d
SELECT * FROM range(3) PIVOT (max(reflect('java.lang.System', 'lineSeparator')) FOR id IN (1, 2))
SELECT TRANSFORM(id) USING 'touch {DIR}/new' AS (x string) FROM range(1)
FROM trials MAP seed USING 'touch {DIR}/new' AS (x string)
FROM trials REDUCE seed USING 'touch {DIR}/new' AS (x string)
SELECT * FROM csv.`{OUTSIDE}`
SELECT * FROM CSV.`{OUTSIDE}`
SELECT * FROM text.`file:{OUTSIDE}`
SELECT * FROM json.`{OUTSIDE}`
SELECT * FROM parquet.`{DIR}/trials`
SELECT * FROM orc.`{OUTSIDE}`
SELECT * FROM binaryFile.`{OUTSIDE}`
SELECT * FROM xml.`{OUTSIDE}`
SELECT * FROM avro.`{OUTSIDE}`
SELECT * FROM jdbc.`jdbc:derby:{DIR}/new;create=true`
SELECT * FROM `org.apache.spark.sql.execution.datasources.csv.CSVFileFormat`.`{OUTSIDE}`
SELECT (SELECT max(value) FROM text.`{OUTSIDE}`)
SELECT * FROM trials WHERE status IN (SELECT value FROM text.`{OUTSIDE}`)
WITH c AS (SELECT * FROM text.`{OUTSIDE}`) SELECT * FROM c
SELECT * FROM range(1), LATERAL (SELECT * FROM text.`{OUTSIDE}`)
SELECT * FROM range(1) |> JOIN text.`{OUTSIDE}`
SELECT * FROM STREAM trials
SELECT * FROM STREAM text.`{OUTSIDE}`
SELECT * FROM trials VERSION AS OF 1
SELECT * FROM global_temp.trials
SELECT * FROM spark_catalog.default.trials
SELECT * FROM python_worker_logs()
SELECT from_protobuf(x'00', 'M', '{OUTSIDE}')
SELECT from_avro(x'00', '"int"')
SELECT xpath_string('<!DOCTYPE a [<!ENTITY e SYSTEM "file:{OUTSIDE}">]><a>&e;</a>', '/a')
SELECT from_xml('<!DOCTYPE a [<!ENTITY e SYSTEM "file:{OUTSIDE}">]><a><b>&e;</b></a>', 'b string')
SELECT schema_of_xml('<!DOCTYPE a [<!ENTITY e SYSTEM "file:{OUTSIDE}">]><a><b>&e;</b></a>')
SELECT current_user()
