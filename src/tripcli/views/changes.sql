-- Tables of the view of changes. They stand behind `WITH selected_event AS (…), …,`.

-- What was so at the one moment and at the other. Notes are words about a record, and no facts of it.
value_then AS MATERIALIZED (
  SELECT kind, record, field, type, value FROM field_version
  WHERE known_from <= since_instant() AND since_instant() < known_to AND field != 'note'
),
value_now AS MATERIALIZED (
  SELECT kind, record, field, type, value, sources FROM field_version
  WHERE known_from <= until_instant() AND until_instant() < known_to AND field != 'note'
),

-- Fields whose values are not the same. A list in another order is the same list.
difference AS MATERIALIZED (
  SELECT
    n.kind,
    n.record,
    n.field,
    n.type,
    t.value AS before,
    n.value AS after,
    NOT EXISTS (SELECT 1 FROM value_then k WHERE k.kind = n.kind AND k.record = n.record) AS is_new
  FROM value_now n
  LEFT JOIN value_then t ON t.kind = n.kind AND t.record = n.record AND t.field = n.field
  WHERE n.value IS NOT t.value AND NOT same_items(n.type, n.value, t.value)
  UNION ALL
  SELECT t.kind, t.record, t.field, t.type, t.value, NULL, 0
  FROM value_then t
  WHERE NOT EXISTS (
    SELECT 1 FROM value_now n WHERE n.kind = t.kind AND n.record = t.record AND n.field = t.field
  )
),

-- The weight of each row: 0 for what came about or became contested, 1 for a record that is new and a fact, 2 for
-- another value than before, 3 for a record that is new and only expected, 4 for a value that was not known before.
weighed AS MATERIALIZED (
  SELECT
    d.*,
    CASE
      WHEN d.field IN ('status', 'disputed') AND NOT d.is_new THEN 0
      WHEN d.is_new AND (
        SELECT k.value FROM value_now k WHERE (k.kind, k.record, k.field) = (d.kind, d.record, 'status')
      ) NOT IN ('expected', 'sought') THEN 1
      WHEN d.is_new THEN 3
      WHEN d.before IS NOT NULL THEN 2
      ELSE 4
    END AS weight,
    instr(
      ' status disputed binding amount start date arrive depart end length participants title venue attendance '
      || 'period topics ',
      ' ' || d.field || ' '
    ) AS field_rank
  FROM difference d
),

-- What people need not read: the parts of a new pledge, which its row counts; what else is said of a record that came
-- about, whose row of the status says when; and other words for the same.
listed AS MATERIALIZED (
  SELECT
    w.*,
    min(w.weight) OVER (PARTITION BY w.kind, w.record) AS record_weight,
    CASE
      WHEN w.is_new AND w.field != 'status' THEN 'of a new record'
      WHEN w.is_new AND w.kind = 'pledge' AND EXISTS (
        SELECT 1 FROM pledge_above a JOIN difference whole ON whole.kind = 'pledge' AND whole.record = a.above
        WHERE a.record = w.record AND whole.is_new
      ) THEN 'part'
      WHEN w.field IN ('title', 'venue', 'topics') THEN 'detail'
      WHEN w.field NOT IN ('status', 'disputed', 'binding', 'amount') AND EXISTS (
        SELECT 1 FROM difference s WHERE s.kind = w.kind AND s.record = w.record AND s.field = 'status'
      ) THEN 'detail'
    END AS omitted
  FROM weighed w
),
new_parts AS (
  SELECT a.above AS record, count(*) AS parts
  FROM pledge_above a
  JOIN listed part ON part.kind = 'pledge' AND part.record = a.record AND part.omitted = 'part' AND part.field = 'status'
  GROUP BY a.above
),

-- The last report between the two moments that changed the field.
last_change AS (
  SELECT c.*, row_number() OVER (
    PARTITION BY c.kind, c.record, c.field ORDER BY c.known_from DESC, c.step DESC
  ) AS choice
  FROM change c
  WHERE since_instant() < c.known_from AND c.known_from <= until_instant()
)
