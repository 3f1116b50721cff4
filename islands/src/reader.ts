// In a report, shows a claim at the side of its words and draws its chain: from who says it to what is said.

interface Link {
  name: string;
  start: number | null;
  end: number | null;
}

interface Claim {
  id: string;
  chain: Link[];
}

const SVG = "http://www.w3.org/2000/svg";
const reader = document.querySelector<HTMLElement>(".reader");
const text = reader?.querySelector<HTMLElement>(".text");
let claims: Promise<Map<string, Claim>> | undefined;

/** The claims of this page by their ids, asked for once. */
function known(): Promise<Map<string, Claim>> {
  claims ??= fetch(`${location.pathname}.json${location.search}`)
    .then((answer) => answer.json())
    .then((page: { claims: Claim[] }) => new Map(page.claims.map((claim) => [claim.id, claim])));
  return claims;
}

/** The words at [start, end) of the report, counted in code points, as the page shows them. */
function words(start: number, end: number): Range | undefined {
  const paragraphs = [...(text?.querySelectorAll<HTMLElement>("p[data-start]") ?? [])];
  const paragraph = paragraphs.findLast((one) => Number(one.dataset.start) <= start);
  if (!paragraph) return undefined;
  const range = document.createRange();
  const nodes = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let at = Number(paragraph.dataset.start);
  let begun = false;
  while (nodes.nextNode()) {
    const node = nodes.currentNode as Text;
    let unit = 0;
    for (const letter of node.data) {
      if (at === start) begun = true, range.setStart(node, unit);
      unit += letter.length;
      at += 1;
      if (begun && at === end) return range.setEnd(node, unit), range;
    }
  }
  return undefined;
}

/** Takes back what was shown. */
function clear(): void {
  reader?.querySelectorAll(".shown").forEach((one) => one.classList.remove("shown"));
  reader?.querySelectorAll(".claims .details").forEach((one) => one.setAttribute("hidden", ""));
  text?.querySelector(".path")?.remove();
}

/** Shows a claim: its words and its place in the list stand out, and a line leads there from each who passed it on. */
async function show(id: string): Promise<void> {
  clear();
  const marks = [...(text?.querySelectorAll<HTMLElement>("mark") ?? [])];
  const own = marks.filter((mark) => mark.dataset.claims?.split(" ").includes(id));
  own.forEach((mark) => mark.classList.add("shown"));
  const item = document.getElementById(`c-${id}`);
  item?.classList.add("shown");
  item?.querySelector(".details")?.removeAttribute("hidden");
  item?.scrollIntoView({ block: "nearest" });
  const claim = (await known()).get(id);
  if (claim && own[0] && own[0].classList.contains("shown")) draw(claim, own[0]);
}

/** Draws the line: from the root's words over those between to the claim's. */
function draw(claim: Claim, mark: HTMLElement): void {
  if (!text) return;
  const ranges = claim.chain.map((link) => (link.start === null || link.end === null ? undefined : words(link.start, link.end)));
  const boxes = [...ranges.filter((range) => range !== undefined), mark].map((one) => one.getClientRects()[0]);
  const frame = text.getBoundingClientRect();
  const points = boxes.filter((box) => box !== undefined).map((box) => [box.left + box.width / 2 - frame.left, box.top - frame.top] as const);
  if (points.length < 2) return;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "path");
  svg.setAttribute("aria-hidden", "true");
  for (const [n, [x, y]] of points.entries()) {
    const dot = document.createElementNS(SVG, "circle");
    dot.setAttribute("cx", `${x}`);
    dot.setAttribute("cy", `${y}`);
    dot.setAttribute("r", n ? "3.5" : "5.5");
    const before = points[n - 1];
    if (before) {
      const line = document.createElementNS(SVG, "path");
      line.setAttribute("d", `M${before[0]} ${before[1]}Q${(before[0] + x) / 2} ${Math.min(before[1], y) - 26} ${x} ${y}`);
      svg.append(line);
    }
    svg.append(dot);
  }
  text.append(svg);
}

text?.addEventListener("click", (event) => {
  const mark = (event.target as Element).closest<HTMLElement>("mark[data-claims]");
  if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const ids = mark.dataset.claims?.split(" ").reverse() ?? [];
  const now = ids.findIndex((id) => document.getElementById(`c-${id}`)?.classList.contains("shown"));
  const next = ids[(now + 1) % ids.length]; // the narrowest claim first, then those around it
  if (next) void show(next);
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape") clear();
});
if (location.hash && document.getElementById(`c-${location.hash.slice(1)}`)) void show(location.hash.slice(1));
