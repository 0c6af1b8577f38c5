/* The showcase in place: facets cross one another, words are searched, the order changes. The
   address keeps the state, so Back and a copied link work. Without this script each facet is a
   page of its own; the index is asked for only when a reader does more than that. */

const PATHS = { domaine: "domaines", etape: "etapes", commune: "communes", maison: "maisons", issue: "issues" };
const FACETS = Object.keys(PATHS);
const KEYS = [...FACETS, "q", "tri", "page"];
const UNKNOWN = "inconnue";

const showcase = document.querySelector("[data-index]");
const form = showcase.querySelector("form");
const parts = [...showcase.querySelectorAll("details[data-facet]")];
const heading = document.getElementById("essais");
const status = heading.parentElement.querySelector("[role=status]");
const results = document.querySelector(".results");
const title = showcase.querySelector("h1");
const deck = showcase.querySelector(".standfirst");
const root = new URL(showcase.dataset.root, location.href).pathname;

/* What the page says by itself, kept to be shown again. */
const own = {
  path: location.pathname,
  state: { ...chosenByPage(), page: location.pathname.match(/\/page\/(\d+)\/$/)?.[1] },
  results: [...results.childNodes],
  heading: [...heading.childNodes],
  title: [...title.childNodes],
  name: document.title,
  parts: parts.map((part) => [part.querySelector("summary span:last-child").textContent, part.previousElementSibling.textContent]),
};

let state = read();
let typing = false;
let asked;

/* The state and the address */

function chosenByPage() {
  return Object.fromEntries(FACETS.filter((key) => showcase.dataset[key]).map((key) => [key, showcase.dataset[key]]));
}

function read() {
  const given = new URLSearchParams(location.search);
  const found = Object.fromEntries(KEYS.filter((key) => given.get(key)).map((key) => [key, given.get(key)]));
  return Object.keys(found).length || location.pathname !== own.path ? found : own.state;
}

function isOwn(one) {
  return KEYS.every((key) => (one[key] ?? "") === (own.state[key] ?? ""));
}

function address(one) {
  if (isOwn(one)) return own.path;
  const query = new URLSearchParams(KEYS.filter((key) => one[key]).map((key) => [key, one[key]]));
  return `${root}${query.size ? "?" : ""}${query}`;
}

async function change(changes, { typed = false, focus } = {}) {
  state = { ...state, page: undefined, ...changes };
  history[typed && typing ? "replaceState" : "pushState"](null, "", address(state));
  typing = typed;
  fillForm();
  await show();
  focus?.focus();
}

/* The index */

function fold(text) {
  const plain = text.toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae").normalize("NFD");
  return plain.replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ");
}

function plainText(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent;
}

function load() {
  asked ??= fetch(showcase.dataset.index).then(async (answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    const index = await answer.json();
    for (const poc of index.poc) {
      poc.title = plainText(poc.t);
      poc.words = ` ${fold(`${poc.title} ${plainText(poc.d)} ${plainText(poc.m)}`)} ${poc.w}`;
    }
    return index;
  });
  return asked;
}

function matching(index, one) {
  const words = fold(one.q ?? "").trim().split(" ");
  const found = index.poc.filter(
    (poc) => FACETS.every((key) => !one[key] || poc.f[key].includes(one[key])) && words.every((word) => poc.words.includes(` ${word}`)),
  );
  if (one.tri === "titre") found.sort((a, b) => a.title.localeCompare(b.title, "fr"));
  if (one.tri === "etape") found.sort((a, b) => (b.e?.[0] ?? 0) - (a.e?.[0] ?? 0));
  return found;
}

/* The page */

async function show() {
  if (isOwn(state)) return restore();
  let index;
  try {
    index = await load();
  } catch {
    status.textContent = "La liste n’a pas pu être chargée. Les liens de la page mènent partout.";
    asked = undefined;
    return;
  }
  const found = matching(index, state);
  const page = currentPage();
  const first = (page - 1) * index.parPage;
  const cards = found.slice(first, first + index.parPage);
  results.innerHTML = found.length
    ? `<ul class="wall subgrid" role="list">${cards.map((poc) => card(poc, index.signes)).join("\n")}</ul>${pages(found.length, index.parPage)}`
    : nothing(index);
  heading.innerHTML = `Les essais <span class="count">(${found.length.toLocaleString("fr")})</span>`;
  title.textContent = index.titre;
  if (deck) deck.hidden = true;
  document.title = page > 1 ? index.nom.replace(" – ", `, page ${page} – `) : index.nom;
  announce(found.length);
  sayFacets(index);
}

function restore() {
  results.replaceChildren(...own.results);
  heading.replaceChildren(...own.heading);
  title.replaceChildren(...own.title);
  if (deck) deck.hidden = false;
  document.title = own.name;
  parts.forEach((part, rank) => {
    part.querySelector("summary span:last-child").textContent = own.parts[rank][0];
    part.previousElementSibling.textContent = own.parts[rank][1];
  });
  announce(Number.parseInt(heading.querySelector(".count").textContent.replace(/\D/g, ""), 10));
  asked?.then(listFacets);
}

function announce(count) {
  const words = count === 0 ? "Aucun essai" : count === 1 ? "1 essai" : `${count.toLocaleString("fr")} essais`;
  const page = currentPage();
  status.textContent = page > 1 ? `${words}, page ${page}` : words;
}

function currentPage() {
  return Math.max(1, Number.parseInt(state.page ?? "1", 10) || 1);
}

/* The same card as the one the page is built with: a test compares the two. */
function card(poc, signs) {
  const mark = poc.b ? `<p class="mark">${poc.b}</p>` : "";
  const text = poc.d ? `<p class="deck">${poc.d}</p>` : "";
  const meta = poc.m ? `<p class="meta label">${poc.m}</p>` : "";
  const view = poc.i ? `<div class="view">${poc.i}</div>` : "";
  return `<li class="card"><h3 class="title"><a href="${poc.h}">${poc.t}</a></h3>${mark}${steps(poc.e, signs)}${text}${meta}${view}</li>`;
}

function steps(line, signs) {
  if (!line) return "";
  const [done, words, ending] = line;
  const paths = signs.etapes.map((path, rank) => `<path${rank >= done ? ' class="to-come"' : ""} d="${path}"></path>`);
  if (signs[ending]) paths.push(`<path d="${signs[ending]}"></path>`);
  return `<p class="step-row label"><svg viewBox="${signs.cadre}" aria-hidden="true">${paths.join("")}</svg>${words}</p>`;
}

function pages(count, each) {
  const last = Math.ceil(count / each);
  if (last < 2) return "";
  const current = currentPage();
  const link = (page, words, kind = "") => `<li><a${kind} data-page="${page}" href="${escaped(address({ ...state, page: page > 1 ? String(page) : undefined }))}">${words}</a></li>`;
  const items = [];
  for (let page = 1; page <= last; page += 1) {
    if (page === current) items.push(`<li><span class="par" aria-current="page"><span class="sr">Page </span>${page}</span></li>`);
    else if (page === 1 || page === last || Math.abs(page - current) <= 3) items.push(link(page, `<span class="sr">Page </span>${page}`));
  }
  if (current > 1) items.push(link(current - 1, "Page précédente", ' class="words" rel="prev"'));
  if (current < last) items.push(link(current + 1, "Page suivante", ' class="words" rel="next"'));
  return `<nav class="pagination" aria-label="Pages : Les essais"><ul>${items.join("")}</ul></nav>`;
}

/* Nothing found: what the list would hold with one wish less. */
function nothing(index) {
  const ways = [...FACETS, "q"].filter((key) => state[key]).map((key) => {
    const less = { ...state, [key]: undefined, page: undefined };
    const words = key === "q" ? state.q : label(index, key, state[key]);
    const count = matching(index, less).length;
    return count ? `<li><a data-without="${key}" href="${escaped(address(less))}">Sans « ${escaped(words)} » (${count})</a></li>` : "";
  });
  return `<p class="empty par">Rien pour l’instant</p><ul class="plain-list after label" role="list">${ways.join("")}</ul>`;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/* The sentence */

function label(index, key, value) {
  return index.facettes[key].find(([id]) => id === value)?.[1] ?? value;
}

function sayFacets(index) {
  for (const part of parts) {
    const key = part.dataset.facet;
    const chosen = state[key];
    const words = chosen ? label(index, key, chosen) : index.tout[key];
    const small = key === "etape" && chosen ? words[0].toLowerCase() + words.slice(1) : words;
    part.querySelector("summary span:last-child").textContent = small;
    if (key === "etape") part.previousElementSibling.textContent = !chosen ? "à" : chosen === UNKNOWN ? "à une" : "à l’étape";
  }
  listFacets(index);
}

/* Each choice with what it would give here and now; an empty one is told, not linked. */
function listFacets(index) {
  for (const part of parts) {
    const key = part.dataset.facet;
    const rest = { ...state, [key]: undefined, page: undefined };
    const every = index.tout[key];
    const option = (value, words) => {
      const count = matching(index, { ...rest, [key]: value }).length;
      const text = `${escaped(words)} (${count})`;
      const current = (state[key] ?? "") === (value ?? "") ? ' aria-current="true"' : "";
      return count ? `<li><a data-value="${value ?? ""}" href="${escaped(address({ ...rest, [key]: value }))}"${current}>${text}</a></li>` : `<li>${text}</li>`;
    };
    const list = part.querySelector("ul");
    const held = list.contains(document.activeElement) ? document.activeElement : null;
    const heldValue = held && chosenBy(held, key);
    const elsewhere = [...list.querySelectorAll("a")].find((link) => isElsewhere(link, key));
    const items = index.facettes[key].map(([value, words]) => option(value, words));
    list.innerHTML = option(undefined, every[0].toUpperCase() + every.slice(1)) + items.join("");
    if (elsewhere) list.appendChild(document.createElement("li")).append(elsewhere);
    if (held) (held === elsewhere ? held : [...list.querySelectorAll("a")].find((link) => chosenBy(link, key) === heldValue))?.focus();
  }
}

/* A link of the sentence that is no choice: the page of all communes. */
function isElsewhere(link, key) {
  return key === "commune" && link.dataset.value === undefined && !chosenBy(link, key);
}

function chosenBy(link, key) {
  if (link.dataset.value !== undefined) return link.dataset.value || undefined;
  return link.pathname.match(new RegExp(`/${PATHS[key]}/([^/]+)/`))?.[1];
}

/* The form: its choices are those the page links to */

function fillForm() {
  for (const field of form.elements) {
    const value = state[field.name] ?? "";
    if (field.name && field.value.trim() !== value) field.value = value;
  }
}

for (const key of ["issue", "maison"]) {
  for (const link of document.querySelectorAll(`#par-${key} a`)) {
    form.elements[key].add(new Option(link.textContent.replace(/\s*\(\d+\)$/, ""), chosenBy(link, key)));
  }
}

/* What readers do */

const isPlain = (event) => !(event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

for (const part of parts) {
  const key = part.dataset.facet;
  const summary = part.querySelector("summary");
  part.addEventListener("toggle", () => part.open && load().then(listFacets, () => {}));
  part.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !isPlain(event) || isElsewhere(link, key)) return;
    event.preventDefault();
    part.open = false;
    change({ [key]: chosenBy(link, key) }, { focus: summary });
  });
  part.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !part.open) return;
    part.open = false;
    summary.focus();
  });
}

results.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-page], a[data-without]");
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  const { page, without } = link.dataset;
  change(without ? { [without]: undefined } : { page: page > 1 ? page : undefined }, { focus: heading });
});

let waiting;
form.addEventListener("input", (event) => {
  clearTimeout(waiting);
  const { name, value, type } = event.target;
  const typed = type === "search";
  waiting = setTimeout(() => change({ [name]: value.trim() || undefined }, { typed }), typed ? 200 : 0);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  change(Object.fromEntries(KEYS.map((key) => [key, undefined])));
});
addEventListener("popstate", () => {
  typing = false;
  state = read();
  fillForm();
  show();
});

form.hidden = false;
fillForm();
if (!isOwn(state)) show();
