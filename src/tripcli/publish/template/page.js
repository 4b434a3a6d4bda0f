// The slider of knowledge and the filters. All that it shows are texts of the data block and of the page itself.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const last = data.moments.length - 1;
  if (last < 0) return;
  const byId = (id) => document.getElementById(id);
  const { levels } = data;
  const svgNames = "http://www.w3.org/2000/svg";

  // Rows: a text for each field; rows of the asked moment are read from the page.
  const slotsOf = (template) => [...template.content.querySelectorAll("[data-slot], [data-refs]")].map((slot) => {
    const name = slot.dataset.slot || slot.dataset.refs;
    const selector = slot.localName + (slot.className ? "." + slot.className.split(" ")[0] : "");
    return { name, selector, isRefs: !slot.dataset.slot };
  });

  const textOf = (node, slot) => {
    const found = node.querySelector(slot.selector);
    if (!found) return "";
    return slot.isRefs ? [...found.children].map((link) => link.textContent).join(",") : found.textContent;
  };

  const sections = {};
  for (const [name, { fields, rows: packed, order }] of Object.entries(data.sections)) {
    const template = byId(name + "-row");
    const slots = slotsOf(template);
    const nodes = byId(name + "-rows").querySelectorAll("li");
    const nodeOf = new Map(order.map((index, position) => [index, nodes[position]]));
    const rows = [];
    packed.forEach(([first, after, base, ...pairs], index) => {
      const row = base < 0 ? Object.fromEntries(fields.map((field) => [field, ""])) : { ...rows[base] };
      Object.assign(row, { first, after, node: nodeOf.get(index) || null });
      if (row.node) for (const slot of slots) row[slot.name] = textOf(row.node, slot);
      for (let at = 0; at < pairs.length; at += 2) row[fields[pairs[at]]] = data.texts[pairs[at + 1]];
      rows.push(row);
    });
    sections[name] = { name, rows, template, box: byId(name + "-rows") };
  }

  const fill = (template, row) => {
    const node = template.content.firstElementChild.cloneNode(true);
    for (const slot of node.querySelectorAll("[data-slot]")) {
      const text = row[slot.dataset.slot];
      if ("stage" in slot.dataset) {
        if (row.status) slot.className = "s-" + row.status;
        slot.removeAttribute("data-stage");
      }
      slot.removeAttribute("data-slot");
      if (text || slot.className === "time" || slot.className === "date") slot.textContent = text;
      else slot.remove();
    }
    for (const slot of node.querySelectorAll("[data-refs]")) {
      const numbers = row[slot.dataset.refs];
      slot.removeAttribute("data-refs");
      if (!numbers) slot.remove();
      else slot.replaceChildren(...numbers.split(",").flatMap((number, index) => {
        const link = document.createElement("a");
        link.setAttribute("href", "#s" + Number(number));
        link.textContent = number;
        return index ? [" ", link] : [link];
      }));
    }
    const bar = node.querySelector("[data-bar]");
    if (bar) fillBar(bar, row);
    if (row.depth) node.className = "depth-" + Number(row.depth);
    return node;
  };

  const fillBar = (bar, row) => {
    bar.removeAttribute("data-bar");
    if (!row.bar) return bar.remove();
    bar.querySelector(".amount").setAttribute("width", row.bar + "%");
    bar.querySelector(".whole").remove();
    const range = bar.querySelector(".range");
    if (!row.high) return range.remove();
    range.setAttribute("x", row.low + "%");
    range.setAttribute("width", row.spread + "%");
  };

  const setWhole = (node, width) => {
    const bar = node.querySelector("svg.bar");
    if (!bar) return;
    let whole = bar.querySelector(".whole");
    if (!width) return whole && whole.remove();
    if (!whole) {
      whole = document.createElementNS(svgNames, "rect");
      whole.setAttribute("class", "whole");
      bar.prepend(whole);
    }
    whole.setAttribute("width", width + "%");
  };

  const setWholes = (rows) => {
    const wholes = [];
    for (const row of rows) {
      const depth = Number(row.depth);
      const whole = wholes[depth - 1];
      setWhole(row.node, whole && whole.unit === row.unit ? whole.bar : "");
      wholes.length = depth;
      wholes.push(row);
    }
  };

  const titleOf = new Map(data.trips);
  const grouped = groupingOf(data.trips);

  const element = (name, ...children) => {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  };

  const groupNode = (heading, ...parts) => element("section", ...heading, ...parts);

  const listOf = (rows) => element("ul", ...rows.map((row) => row.node));

  const groupNodes = (rows, [name, ...lower], level) => grouped(rows, name).map((group) => {
    const { offset } = group.rows[0];
    const small = name === "where" && offset ? [" ", element("small", offset)] : [];
    const heading = element("h" + level, name === "trip" ? titleOf.get(group.heading) : group.heading, ...small);
    return groupNode([heading], ...(lower.length ? groupNodes(group.rows, lower, level + 1) : [listOf(group.rows)]));
  });

  const show = (section, rows) => {
    for (const row of rows) row.node = row.node || fill(section.template, row);
    if (section.name === "pledges") setWholes(rows);
    const names = levels[section.name];
    if (!rows.length) section.box.replaceChildren();
    else section.box.replaceChildren(...(names ? groupNodes(rows, names, 3) : [groupNode([], listOf(rows))]));
  };

  // What is known at a moment.
  const isKnown = (first, after, moment) => first <= moment && (after < 0 || moment < after);
  const knownRows = (name, moment) => sections[name].rows.filter((row) => isKnown(row.first, row.after, moment));
  const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

  const twoDigits = (number) => String(number).padStart(2, "0");
  const labels = [];
  let instant = 0;
  let offset = "";
  let shift = 0;
  for (const [seconds, changed] of data.moments) {
    instant += seconds;
    if (changed) {
      offset = changed === "Z" ? "" : changed;
      const [hours, minutes] = offset ? offset.slice(1).split(":").map(Number) : [0, 0];
      shift = (offset.startsWith("-") ? -1 : 1) * (hours * 3600 + minutes * 60);
    }
    const local = new Date((instant + shift) * 1000);
    labels.push(`${days[local.getUTCDay()]} ${local.getUTCDate()} ${months[local.getUTCMonth()]} ${local.getUTCFullYear()}, `
      + `${twoDigits(local.getUTCHours())}:${twoDigits(local.getUTCMinutes())} UTC${offset}`);
  }
  const asked = byId("as-of").textContent;
  const labelOf = (moment) => labels[moment];
  const titleOfMoment = (moment) => (moment === last
    ? `${asked}; newest source ${labels[last].split(",")[0].slice(4)}` : "by " + labels[moment]);
  const slider = byId("moment");
  const notes = [...byId("source-list").children];
  const kept = {};

  const showFacts = (rows, sources) => {
    const withStatus = (name, status) => rows[name].filter((row) => row.status === status).length;
    const facts = {
      events: rows.timeline.length, held: withStatus("timeline", "held"), expected: withStatus("timeline", "expected"),
      people: rows.participants.length, signed: withStatus("agreements", "signed"),
      announced: withStatus("agreements", "announced"), figures: rows.pledges.length, conflicts: rows.conflicts.length,
      sources: sources.length, publishers: new Set(sources.map((index) => data.sources[index][2])).size,
    };
    for (const node of document.querySelectorAll("[data-fact]")) {
      node.textContent = facts[node.dataset.fact].toLocaleString("en-US");
    }
    for (const part of document.querySelectorAll("[data-trip]")) {
      const stops = rows.stops.filter((row) => row.kind !== "halt" && (row.trip || "") === part.dataset.trip);
      part.querySelector(".route").textContent = stops
        .map((row) => row.name + (row.nights ? ` (${row.nights})` : "")).join(" → ");
      part.hidden = Boolean(part.dataset.trip) && !stops.length;
    }
  };

  const showOpen = (rows) => {
    const open = ["timeline", "agreements", "pledges"].flatMap((name) => rows[name]
      .filter((row) => planned.has(row.status))
      .map((row) => ({ day: "", where: "", ...row, title: name === "pledges" ? row.what : row.title, depth: "" })));
    for (const row of open) row.node = fill(byId("open-row"), row);
    byId("open-rows").replaceChildren(groupNode([], listOf(open)));
  };

  const showMaps = (stops, moment) => {
    for (const line of document.querySelectorAll("[data-track]")) {
      const [first, after] = data.tracks[Number(line.dataset.track)];
      line.toggleAttribute("hidden", !isKnown(first, after, moment));
    }
    const lengths = data.tracks.filter(([first, after]) => isKnown(first, after, moment)).map((track) => track[2]);
    byId("kilometres").textContent = lengths.filter(Boolean).join(" and ");
    byId("length").hidden = !lengths.some(Boolean);
    const statusOf = new Map(stops.map((row) => [`${row.id} ${row.latitude} ${row.longitude}`, row.status]));
    for (const mark of document.querySelectorAll("[data-stop]")) {
      const status = statusOf.get(mark.dataset.stop);
      mark.toggleAttribute("hidden", !status);
      if (status) mark.setAttribute("class", mark.getAttribute("class").replace(/s-\S*$/, "s-" + status));
    }
  };

  const showMoment = (moment) => {
    const rows = {};
    for (const name of Object.keys(sections)) {
      rows[name] = knownRows(name, moment);
      if (name !== "timeline") show(sections[name], rows[name]);
    }
    kept.timeline = rows.timeline;
    showFiltered();
    const sources = [];
    data.sources.forEach(([first, after], index) => {
      const known = isKnown(first, after, moment);
      notes[index].hidden = !known;
      if (known) sources.push(index);
    });
    showFacts(rows, sources);
    showOpen(rows);
    showMaps(rows.stops, moment);
    const label = labelOf(moment);
    byId("as-of").textContent = moment === last ? asked : "As of " + label;
    byId("moment-label").textContent = titleOfMoment(moment);
    slider.setAttribute("aria-valuetext", `${label}, ${sources.length} sources known`);
    document.querySelector("#known rect").setAttribute("width", String(moment + 1));
    if (byId("sums")) {
      byId("sums").hidden = moment !== last;
      byId("no-sums").hidden = moment === last;
    }
    document.body.dataset.moment = String(moment);
  };

  // Filters of the timeline.
  const form = byId("filters");
  const peopleOf = (row) => [row.with, row.named].flatMap((names) => (names ? names.split(", ") : []));
  const words = (row) => Object.values(row).filter((value) => typeof value === "string").join(" ").toLowerCase();

  const showFiltered = () => {
    const { person, where, kind, words: typed } = form.elements;
    const wanted = typed.value.toLowerCase().split(/\s+/).filter(Boolean);
    const isFiltered = Boolean(person.value || where.value || kind.value || wanted.length);
    const rows = kept.timeline.filter((row) => (!person.value || peopleOf(row).includes(person.value))
      && (!where.value || row.where === where.value) && (!kind.value || row.kind === kind.value)
      && wanted.every((word) => words(row).includes(word)));
    show(sections.timeline, rows);
    byId("found").textContent = isFiltered ? `${rows.length} of ${kept.timeline.length} events` : "";
  };

  const addOptions = (select, values) => {
    const options = [...new Set(values)].filter(Boolean).sort((one, other) => one.localeCompare(other, "en"));
    select.append(...options.map((value) => {
      const option = element("option", value);
      option.value = value;
      return option;
    }));
  };

  const events = sections.timeline.rows;
  addOptions(form.elements.person, events.flatMap(peopleOf));
  addOptions(form.elements.where, events.map((row) => row.where));
  addOptions(form.elements.kind, events.map((row) => row.kind));

  let frame = 0;
  slider.addEventListener("input", () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => showMoment(Number(slider.value)));
  });
  form.addEventListener("input", showFiltered);
  form.addEventListener("reset", () => setTimeout(showFiltered));
  form.addEventListener("submit", (event) => event.preventDefault());

  slider.value = String(last);
  kept.timeline = knownRows("timeline", last);
  byId("moment-label").textContent = titleOfMoment(last);
  slider.setAttribute("aria-valuetext", `${labelOf(last)}, ${notes.filter((note) => !note.hidden).length} sources known`);
  byId("slider").hidden = false;
  form.hidden = false;
  document.body.dataset.moment = String(last);
})();
