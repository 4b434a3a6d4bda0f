-- Tables of the views of pledges. They stand behind `WITH selected_pledge AS (…),`.

-- Each selected pledge with the sides of payer and receiver, and its rank among those that stand beside it:
-- promises before what is disputed or only planned, money before other units, sums before rates, the larger first.
line AS MATERIALIZED (
  SELECT
    p.*,
    (SELECT group_concat(side, ' and ') FROM (
      SELECT DISTINCT side.side FROM pledge_payer x CROSS JOIN side ON side.party = x.party WHERE x.record = p.id
      ORDER BY side.side
    )) || CASE WHEN p.payee IS NULL THEN '' ELSE ' → ' || payee.nation END AS between_nations,
    p.status IN ('sought', 'expected') AS is_planned,
    row_number() OVER (
      ORDER BY
        p.disputed IS NOT NULL OR p.status IN ('sought', 'expected'),
        length(p.unit) IS NOT 3,
        p.unit IS NULL,
        p.unit,
        p.per IS NOT NULL,
        p.amount_order DESC,
        p.rank
    ) AS sibling_rank
  FROM selected_pledge p
  LEFT JOIN side payee ON payee.party = p.payee
),

-- A country stands for itself; its companies stand apart from it, as payers.
side AS (
  SELECT
    q.id AS party,
    coalesce(country.name, q.name) AS nation,
    coalesce(country.name, q.name) || CASE WHEN q.kind != 'country' AND country.id IS NOT NULL THEN ', companies' ELSE '' END AS side
  FROM party q
  LEFT JOIN party country ON country.id = q.country
),

-- The selected wholes above each selected pledge; distance 1 is the pledge of which it is a direct part.
whole AS MATERIALIZED (
  SELECT a.record, a.distance, w.id, w.between_nations, w.sibling_rank
  FROM pledge_above a
  JOIN line w ON w.id = a.above
),

-- Of two pledges that may hold the same money, the one that is not counted and the one that is: a plan gives way to a
-- promise, what only the receiver's side says to what the payer's side or others say, the smaller to the larger.
overlapped AS (
  SELECT
    r.id,
    s.id AS other,
    row_number() OVER (PARTITION BY r.id ORDER BY s.one_side, s.amount_order DESC, s.id DESC) AS choice
  FROM pledge_overlap o
  CROSS JOIN line r ON r.id = o.record
  CROSS JOIN line s ON s.id = o.other AND s.unit = r.unit AND s.addable AND s.disputed IS NULL
  WHERE (NOT s.is_planned, NOT s.one_side, s.amount_order, s.id)
    > (NOT r.is_planned, NOT r.one_side, r.amount_order, r.id)
),

-- Whether a pledge is counted in the totals of the selection, or why not.
counted AS MATERIALIZED (
  SELECT
    r.id,
    CASE
      WHEN r.unnamed THEN 'no: no number'
      WHEN r.amount IS NULL THEN 'no: no amount'
      WHEN r.per IS NOT NULL THEN 'no: a rate'
      WHEN NOT r.addable THEN 'no: ' || r.unit || ' is not added'
      WHEN r.disputed = 'yes' THEN 'no: disputed'
      WHEN nearest.id IS NOT NULL THEN 'no: part of ' || nearest.id
      WHEN overlapped.id IS NOT NULL THEN 'no: overlaps ' || overlapped.other
      ELSE 'yes'
    END AS counted
  FROM line r
  LEFT JOIN (SELECT record, id, min(distance) FROM whole GROUP BY record) nearest ON nearest.record = r.id
  LEFT JOIN overlapped ON overlapped.id = r.id AND overlapped.choice = 1
),

-- Where a pledge stands in the tree: the number of selected wholes above it, the sides of the topmost of these, and the
-- ranks from that one down, so that each part follows its whole.
tree AS MATERIALIZED (
  SELECT
    r.id,
    coalesce(above.depth, 0) AS depth,
    coalesce(topmost.between_nations, r.between_nations) AS between_nations,
    coalesce(above.steps || '/', '') || printf('%06d', r.sibling_rank) AS path
  FROM line r
  LEFT JOIN (
    SELECT record, count(*) AS depth, group_concat(printf('%06d', sibling_rank), '/') AS steps
    FROM (SELECT record, sibling_rank FROM whole ORDER BY record, distance DESC)
    GROUP BY record
  ) above ON above.record = r.id
  LEFT JOIN (SELECT record, between_nations, max(distance) FROM whole GROUP BY record) topmost ON topmost.record = r.id
),

-- How much of a whole its direct parts account for: a share, or `overlap` when they come to more, which those of a least
-- amount may. Parts that are not selected count too.
parts AS (
  SELECT
    r.id,
    CASE
      WHEN r.bound != 'at-least' AND sum(part.amount_order) > r.amount_order * 1.000000001 THEN 'overlap'
      ELSE printf('%.0f %%', 100.0 * sum(part.amount_order) / r.amount_order)
    END AS share
  FROM line r
  JOIN pledge part ON part.part_of = r.id AND part.unit = r.unit AND part.per IS NULL AND part.addable
    AND part.disputed IS NULL
  WHERE r.per IS NULL AND r.amount_order > 0
  GROUP BY r.id
)
