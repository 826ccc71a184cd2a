// Nothing typed is lost: drafts are kept on the server while somebody types, a form waits for the network to come back,
// and the end of a sign-in is announced. On a device that its owner has called their own, a copy stays in the browser.

const WAIT = 1500;
const AGAIN = 4000;
const RECENT = 20000;
const OWN = "goldthread own device";
const COPY = "goldthread draft ";
const reader = document.body.dataset.reader || "";
let heard = Date.now();
const isOwn = () => Boolean(reader) && localStorage.getItem(OWN) === reader;

function address(form) {
  return new URL(form.getAttribute("action") || location.href, location.href).pathname;
}

function line(form) {
  let shown = form.querySelector(".gt-kept");
  if (!shown) {
    shown = document.createElement("p");
    shown.className = "govuk-body-s gt-kept";
    shown.setAttribute("role", "status");
    const buttons = form.querySelector(".govuk-button-group:last-of-type");
    if (buttons) buttons.after(shown);
    else form.append(shown);
  }
  return shown;
}

function tell(form, words, isTrouble = false) {
  const shown = line(form);
  if (shown.textContent !== words) shown.textContent = words;
  shown.classList.toggle("gt-kept--trouble", isTrouble);
}

function mark(box, words) {
  const id = `${box.id || box.name}-stopped`;
  let shown = document.getElementById(id);
  if (!words.length) return shown && shown.remove();
  if (!shown) {
    shown = document.createElement("p");
    shown.id = id;
    shown.className = "govuk-error-message gt-stopped";
    box.before(shown);
  }
  shown.textContent = `This may say who a child is: ${words.map((each) => `“${each}”`).join(", ")}. It is not kept while it stands here.`;
}

function copyOf(path) {
  try {
    return JSON.parse(localStorage.getItem(COPY + path) || "null");
  } catch {
    return null;
  }
}

function kept(form) {
  const boxes = [...form.querySelectorAll("textarea[name]")];
  const path = address(form);
  const before = new Map(boxes.map((box) => [box, box.value]));
  let timer = 0;

  async function keep() {
    const changed = boxes.filter((box) => box.value !== before.get(box));
    if (!changed.length) return;
    if (isOwn()) localStorage.setItem(COPY + path, JSON.stringify(Object.fromEntries(changed.map((box) => [box.name, box.value]))));
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("path", path);
    body.append("about", document.querySelector("h1") ? document.querySelector("h1").textContent.trim() : "");
    body.append("version", form.elements.version ? form.elements.version.value : "");
    changed.forEach((box) => body.append(`box-${box.name}`, box.value));
    try {
      const answer = await fetch(document.body.dataset.keep, { method: "POST", body, credentials: "same-origin" });
      heard = Date.now();
      const told = answer.status === 422 || answer.status === 413 ? await answer.json() : {};
      boxes.forEach((box) => mark(box, (told.found || {})[box.name] || []));
      if (answer.status === 204) {
        changed.forEach((box) => before.set(box, box.value));
        const now = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
        tell(form, `Draft kept at ${now}. Nobody else sees it until you save.`);
      } else if (told.found) tell(form, "Not kept as a draft: it may say who a child is.", true);
      else if (told.says) tell(form, told.says, true);
      else tell(form, "Your sign-in has ended. What you typed is still here: save it, and you are asked to sign in again first.", true);
    } catch {
      heard = 0;
      tell(form, "There is no connection. What you typed is still in this page.", true);
      timer = setTimeout(keep, AGAIN);
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, WAIT);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
  offer(form, path, boxes);
}

// A form that keeps its draft by itself says as well that the network is gone, and is copied on a device of one's own.
function keptByItself(form) {
  const boxes = [...form.querySelectorAll("textarea[name]")];
  const path = address(form);
  form.addEventListener("input", () => {
    if (isOwn()) localStorage.setItem(COPY + path, JSON.stringify(Object.fromEntries(boxes.map((box) => [box.name, box.value]))));
  });
  form.addEventListener("htmx:sendError", () => {
    heard = 0;
    tell(form, "There is no connection. What you typed is still in this page.", true);
  });
  form.addEventListener("htmx:afterOnLoad", () => {
    heard = Date.now();
    tell(form, "");
  });
  offer(form, path, boxes);
}

// What the server offers back is put into its boxes by a button; so is what this device kept, where there is more of it.
function offer(form, path, boxes) {
  const notice = form.querySelector("[data-draft]");
  if (notice) {
    const button = notice.querySelector("[data-put-back]");
    button.hidden = false;
    button.addEventListener("click", () => {
      notice.querySelectorAll("[data-box]").forEach((each) => fill(boxes, each.dataset.box, textOf(each)));
      notice.querySelectorAll("details, .govuk-button-group, p").forEach((each) => each.remove());
      notice.append(said("It is back in its place below. Save it when it is ready."));
    });
    return;
  }
  const copy = isOwn() ? copyOf(path) : null;
  if (!copy || !Object.entries(copy).some(([name, text]) => boxes.some((box) => box.name === name && text.trim() && box.value !== text))) return;
  const shown = document.createElement("div");
  shown.className = "gt-notice gt-notice--note gt-draft";
  shown.append(said("This device kept something that you typed here and did not save."));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary";
  button.textContent = "Put it back";
  button.addEventListener("click", () => {
    Object.entries(copy).forEach(([name, text]) => fill(boxes, name, text));
    shown.remove();
  });
  shown.append(button);
  form.prepend(shown);
}

function said(words) {
  const shown = document.createElement("p");
  shown.className = "govuk-body";
  shown.textContent = words;
  return shown;
}

function textOf(node) {
  return node.innerHTML.replace(/<br\s*\/?>\n?/gi, "\n").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#x27;/g, "'").replace(/&amp;/g, "&");
}

function fill(boxes, name, text) {
  const box = boxes.find((each) => each.name === name);
  if (!box) return;
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

// A form is sent only when the server was heard of just now, or answers when it is asked; until then the page waits, says
// so, and tries again by itself. It carries the same key each time, so that what did arrive is not saved twice.
function sent(form) {
  let isSure = false;
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented) return;
    localStorage.removeItem(COPY + address(form));
    if (isSure || (navigator.onLine && Date.now() - heard < RECENT)) return;
    const button = event.submitter;
    event.preventDefault();
    await answering(form);
    isSure = true;
    if (button) form.requestSubmit(button);
    else form.requestSubmit();
    setTimeout(() => (isSure = false), AGAIN);
  });
}

async function answering(form) {
  for (;;) {
    try {
      const answer = await fetch(document.body.dataset.alive, { cache: "no-store", credentials: "same-origin" });
      heard = Date.now();
      if (answer.status < 500) return tell(form, "");
    } catch {
      // no answer: the page goes on waiting
    }
    tell(form, "There is no connection. Leave this page open: what you typed is saved as soon as the connection is back.", true);
    await new Promise((go) => {
      const timer = setTimeout(go, AGAIN);
      window.addEventListener("online", () => (clearTimeout(timer), go()), { once: true });
    });
  }
}

function announceEnd() {
  const seconds = Number(document.body.dataset.endsIn || 0);
  const notice = document.querySelector("[data-ending]");
  if (!seconds || !notice) return;
  const words = notice.querySelector("[data-ending-words]");
  const stay = notice.querySelector("[data-stay]");
  let timers = [];
  const begin = (left) => {
    timers.forEach(clearTimeout);
    notice.hidden = true;
    timers = [setTimeout(() => (notice.hidden = false), Math.max(left - 300, 0) * 1000), setTimeout(over, left * 1000)];
  };
  const over = () => {
    words.textContent = "Your sign-in has ended. What you typed is still in this page: save it, and you are asked to sign in again first.";
    stay.hidden = true;
    notice.hidden = false;
  };
  stay.addEventListener("click", async () => {
    try {
      const answer = await fetch(document.body.dataset.stay, { cache: "no-store", credentials: "same-origin" });
      if (answer.redirected || !answer.ok) return over();
      const told = await answer.json();
      return begin(told.ends_in);
    } catch {
      words.textContent = "There is no connection. Try again when it is back.";
    }
  });
  begin(seconds);
}

function ownDevice() {
  const place = document.querySelector("[data-own-device]");
  if (!place) return;
  const [yes, no] = place.querySelectorAll("button");
  const words = place.querySelector("[data-own-words]");
  const show = () => {
    words.textContent = isOwn()
      ? "This is marked as your own device. What you type is also kept in this browser until you save it or sign out."
      : "This is not marked as your own device. Nothing you type is kept in this browser.";
    yes.hidden = isOwn();
    no.hidden = !isOwn();
  };
  yes.addEventListener("click", () => (localStorage.setItem(OWN, reader), show()));
  no.addEventListener("click", () => (forget(), show()));
  place.hidden = false;
  show();
}

function forget() {
  Object.keys(localStorage).filter((name) => name.startsWith(COPY) || name === OWN).forEach((name) => localStorage.removeItem(name));
}

document.querySelectorAll("form").forEach((form) => {
  if (form.matches("[data-signs-out]")) form.addEventListener("submit", forget);
  if (form.method !== "post" || !form.elements.carried) return;
  if (form.querySelector("textarea[name]")) (form.hasAttribute("hx-post") ? keptByItself : kept)(form);
  if (form.querySelector("textarea[name]") || form.hasAttribute("data-warn-unsaved")) sent(form);
});
announceEnd();
ownDevice();
