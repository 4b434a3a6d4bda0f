"use strict";
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const original = [...body.rows];
  const valueOf = (row, index) => row.cells[index].dataset.sort ?? row.cells[index].textContent;
  const compare = (one, other) => {
    if (one === "" || other === "") return (one === "") - (other === "");
    const numbers = [Number(one), Number(other)];
    return numbers.some(Number.isNaN) ? one.localeCompare(other) : numbers[0] - numbers[1];
  };
  [...table.querySelectorAll("th")].forEach((header, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const next = { ascending: "descending", descending: "" }[header.getAttribute("aria-sort")] ?? "ascending";
      for (const other of table.querySelectorAll("th")) other.removeAttribute("aria-sort");
      const rows = [...original];
      if (next) {
        header.setAttribute("aria-sort", next);
        const sign = next === "ascending" ? 1 : -1;
        rows.sort((one, other) => {
          const values = [valueOf(one, index), valueOf(other, index)];
          return values.includes("") ? compare(...values) : sign * compare(...values);
        });
      }
      body.append(...rows);
    });
  });
}
