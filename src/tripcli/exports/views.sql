-- As-of views that an engine has in another form than query/asof.sql, in the SQL of SQLite.
-- :as_of stands for the moment, as there.

-- The trips of which something was known, with the days that were known then.
CREATE TEMP VIEW trip AS
  SELECT t.id, t.title, t.traveler, t.timezone, t.position,
    substr(coalesce(s.first_local, e.first_local, ''), 1, 10) AS first_day,
    substr(coalesce(CASE WHEN s.first_local IS NOT NULL THEN s.last_local END, e.last_local, ''), 1, 10) AS last_day
  FROM trip_all t
  LEFT JOIN (
    SELECT trip, min(nullif(first_local, '1000-01-01T00:00')) AS first_local, max(last_local) AS last_local
    FROM stop GROUP BY trip
  ) s ON s.trip = t.id
  LEFT JOIN (
    SELECT trip, min(nullif(first_local, '1000-01-01T00:00')) AS first_local, max(last_local) AS last_local
    FROM event GROUP BY trip
  ) e ON e.trip = t.id
  WHERE t.known_from <= :as_of;
CREATE TEMP VIEW participant AS
  SELECT event, person, presence, trip FROM participation WHERE known_from <= :as_of AND :as_of < known_to;
