// Three kindnesses on top of pages that work without them: pasting from Word, a preview, a warning before work is lost.

const BLOCKS = { H1: "## ", H2: "## ", H3: "### ", H4: "### ", H5: "#### ", H6: "#### " };

function tidy(text) {
  return text.replace(/\u00a0/g, " ").replace(/[ \t\r\n]+/g, " ");
}

function escaped(text) {
  return text.replace(/([\\*_`[\]<>|])/g, "\\$1");
}

// Styles are read as text: the site lets no inline style work, not even in a page that is only taken apart.
function unstyled(html) {
  const tag = (text) => text.replace(/\sstyle\s*=/gi, " data-style=");
  return html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/<[^>]+>/g, tag);
}

function style(node) {
  return node.dataset.style || "";
}

function isBold(node) {
  const weight = /font-weight:\s*(\w+)/i.exec(style(node));
  return weight ? /^(bold|[6-9]00)$/i.test(weight[1]) : /^(B|STRONG)$/.test(node.tagName);
}

function isItalic(node) {
  const slant = /font-style:\s*(\w+)/i.exec(style(node));
  return slant ? slant[1].toLowerCase() === "italic" : /^(I|EM)$/.test(node.tagName);
}

function around(mark, text) {
  const [, before, middle, after] = text.match(/^(\s*)([\s\S]*?)(\s*)$/);
  return middle ? before + mark + middle + mark + after : text;
}

function inline(node) {
  if (node.nodeType === Node.TEXT_NODE) return escaped(tidy(node.data));
  if (node.nodeType !== Node.ELEMENT_NODE || isDropped(node)) return "";
  if (node.tagName === "BR") return "\n";
  let text = [...node.childNodes].map(inline).join("");
  if (isBold(node)) text = around("**", text);
  if (isItalic(node)) text = around("*", text);
  const address = node.tagName === "A" ? node.getAttribute("href") || "" : "";
  return /^(https?:|mailto:)/.test(address) && text.trim() ? `[${text.trim()}](${address})` : text;
}

function isDropped(node) {
  return /^(STYLE|SCRIPT|META|LINK|TITLE|IMG|SVG|OBJECT|O:P|XML)$/.test(node.tagName) || /mso-list:\s*ignore/i.test(style(node));
}

function wordList(node) {
  const found = /mso-list:\s*l\d+ level(\d+)/i.exec(style(node));
  if (!found) return "";
  const mark = [...node.querySelectorAll("span")].find((each) => /mso-list:\s*ignore/i.test(style(each)));
  const isNumbered = mark && /^\s*(\d+|[a-z])[.)]/i.test(mark.textContent);
  return "  ".repeat(Number(found[1]) - 1) + (isNumbered ? "1. " : "- ");
}

function list(node, depth) {
  const mark = node.tagName === "OL" ? "1. " : "- ";
  return [...node.children].map((item) => {
    if (/^(UL|OL)$/.test(item.tagName)) return list(item, depth + 1);
    const inner = [...item.childNodes].filter((each) => !/^(UL|OL)$/.test(each.tagName || "")).map(inline).join("").trim();
    const nested = [...item.children].filter((each) => /^(UL|OL)$/.test(each.tagName)).map((each) => list(each, depth + 1));
    return ["   ".repeat(depth) + mark + inner, ...nested].join("\n");
  }).join("\n");
}

function table(node) {
  const rows = [...node.rows].map((row) => [...row.cells].map((cell) => inline(cell).trim().replace(/\s*\n\s*/g, " ")));
  const width = Math.max(...rows.map((row) => row.length));
  const lines = rows.map((row) => `| ${[...row, ...Array(width - row.length).fill("")].join(" | ")} |`);
  return [lines[0], `|${" --- |".repeat(width)}`, ...lines.slice(1)].join("\n");
}

function blocks(parent) {
  const found = [];
  let loose = "";
  const close = () => {
    if (loose.trim()) found.push(loose.trim());
    loose = "";
  };
  for (const node of parent.childNodes) {
    const name = node.tagName || "";
    if (!/^(P|DIV|SECTION|ARTICLE|BODY|H[1-6]|UL|OL|TABLE|BLOCKQUOTE|PRE|O:P)$/.test(name)) {
      if (name && node.querySelector("p, div, ul, ol, table, h1, h2, h3")) {
        close();
        found.push(...blocks(node));
      } else loose += inline(node);
      continue;
    }
    close();
    if (isDropped(node)) continue;
    const item = wordList(node);
    if (BLOCKS[name]) found.push(BLOCKS[name] + inline(node).replace(/\*\*/g, "").trim());
    else if (name === "UL" || name === "OL") found.push(list(node, 0));
    else if (name === "TABLE" && node.rows.length) found.push(table(node));
    else if (item) found.push(item + [...node.childNodes].map(inline).join("").trim());
    else if (name === "BLOCKQUOTE") found.push(...blocks(node).map((each) => each.replace(/^/gm, "> ")));
    else if (name === "P" || name === "PRE") found.push([...node.childNodes].map(inline).join("").trim());
    else found.push(...blocks(node));
  }
  close();
  return found.filter((each) => each.replace(/[#\s]/g, ""));
}

export function markdown(html) {
  const parts = blocks(new DOMParser().parseFromString(unstyled(html), "text/html").body);
  const mark = (text) => (/^\s*(- |1\. )/.exec(text) || [""])[0];
  const isSameList = (before, after) => mark(before) && mark(after) && (mark(after).startsWith(" ") || mark(before).trim() === mark(after).trim());
  return parts.reduce((text, part, at) => text + (at === 0 ? "" : isSameList(parts[at - 1], part) ? "\n" : "\n\n") + part, "");
}

function onPaste(event) {
  const html = event.clipboardData.getData("text/html");
  if (!/<(p|b|strong|i|em|h[1-6]|ul|ol|li|table|a)\b/i.test(html)) return;
  const text = markdown(html);
  if (!text) return;
  event.preventDefault();
  const box = event.target;
  if (!document.execCommand("insertText", false, text)) box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function withPreview(box) {
  const button = document.createElement("button");
  const shown = document.createElement("div");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary gt-preview-button";
  button.textContent = "Preview";
  button.setAttribute("aria-expanded", "false");
  shown.className = "gt-preview gt-prose";
  shown.hidden = true;
  shown.setAttribute("role", "region");
  shown.setAttribute("aria-label", "Preview");
  button.addEventListener("click", async () => {
    if (!shown.hidden) return toggle(false);
    const body = new FormData();
    body.append("text", box.value);
    body.append("csrfmiddlewaretoken", box.form.elements.csrfmiddlewaretoken.value);
    const answer = await fetch(box.dataset.previewUrl, { method: "POST", body, credentials: "same-origin" });
    if (answer.ok && !answer.redirected) shown.innerHTML = await answer.text();
    else shown.textContent = "The preview cannot be shown now. What you typed is still in the box.";
    return toggle(true);
  });
  function toggle(isShown) {
    shown.hidden = !isShown;
    button.textContent = isShown ? "Close the preview" : "Preview";
    button.setAttribute("aria-expanded", String(isShown));
  }
  box.closest(".govuk-form-group").append(button, shown);
}

function warnUnsaved(form) {
  const before = form.querySelector(".gt-both, [aria-invalid]") ? "" : new URLSearchParams(new FormData(form)).toString();
  let isSending = false;
  form.addEventListener("submit", (event) => queueMicrotask(() => (isSending = !event.defaultPrevented)));
  window.addEventListener("beforeunload", (event) => {
    if (!isSending && new URLSearchParams(new FormData(form)).toString() !== before) event.preventDefault();
  });
}

document.querySelectorAll("textarea[data-narrative]").forEach((box) => box.addEventListener("paste", onPaste));
document.querySelectorAll("textarea[data-preview-url]").forEach(withPreview);
document.querySelectorAll("form[data-warn-unsaved]").forEach(warnUnsaved);
