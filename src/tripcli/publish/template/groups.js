// Rows under the headings that they share, in the same order as in the page without script.
const planned = new Set(["expected", "sought"]);

const groupingOf = (trips) => {
  const noHeading = { day: "No date", where: "Place not known" };
  const tripRanks = new Map(trips.map(([id], rank) => [id, rank]));
  const consecutive = new Set(["day", "where"]);

  const grouped = (rows, name) => {
    const groups = [];
    const known = new Map();
    for (const row of rows) {
      const heading = row[name] || noHeading[name] || "-";
      const before = groups[groups.length - 1];
      let group = consecutive.has(name) ? before && before.heading === heading && before : known.get(heading);
      if (!group) {
        group = { heading, rows: [] };
        groups.push(group);
        known.set(heading, group);
      }
      group.rows.push(row);
    }
    if (name === "trip") groups.sort((one, other) => tripRanks.get(one.heading) - tripRanks.get(other.heading));
    if (name === "between") {
      const main = mainCurrency(rows);
      for (const group of groups) [group.rank, group.largest] = rankOf(group.rows, main);
      groups.sort((one, other) => one.rank - other.rank || other.largest - one.largest);
    }
    return groups;
  };

  const isCurrency = (unit) => /^[A-Z]{3}$/.test(unit);

  const mainCurrency = (rows) => {
    const counts = new Map();
    for (const { unit } of rows) if (isCurrency(unit)) counts.set(unit, (counts.get(unit) || 0) + 1);
    return [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one) || (one < other ? -1 : 1))[0];
  };

  const rankOf = (rows, main) => {
    const own = rows.filter((row) => main && row.unit === main);
    const firm = own.filter((row) => !planned.has(row.status) && !row.counted.endsWith("disputed"));
    if (own.length) return [0, Math.max(0, ...firm.map((row) => Number(row.bar)))];
    return [rows.some((row) => isCurrency(row.unit)) ? 1 : 2, 0];
  };

  return grouped;
};
