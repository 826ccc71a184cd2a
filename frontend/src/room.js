// Marking who came, tap by tap: each mark is saved as it is made. When the connection is lost, what was tapped stays in
// the open page, which says so, and is saved once when the connection is back: a mark that is stored already is not
// stored again. Without this script the page is one form with a button.

const AGAIN = 4000;
const TYPING = 900;
const LATE = 15000;
const form = document.querySelector("form[data-room]");

function start() {
  const address = form.dataset.room;
  const line = form.querySelector("[data-room-says]");
  const quorum = document.querySelector("[data-quorum]");
  const waiting = new Map();
  let isSending = false;
  let timer = 0;

  const boxes = (place) => [...place.querySelectorAll("input[name], select[name]")];
  const named = (place, part) => form.elements[`${place.dataset.place}-${part}`];

  function tell(place, words, look = "") {
    const shown = place.querySelector(".gt-place__said");
    shown.textContent = words;
    shown.className = `gt-place__said${look ? ` gt-place__said--${look}` : ""}`;
  }

  function say() {
    const count = waiting.size;
    const isOff = count && [...waiting.values()].some((each) => each.tries > 0);
    line.classList.toggle("gt-room__line--trouble", Boolean(isOff));
    if (isOff) line.textContent = `There is no connection. ${count === 1 ? "One mark waits" : `${count} marks wait`} in this page and ${count === 1 ? "is" : "are"} saved as soon as the connection is back. Leave the page open.`;
    else if (count) line.textContent = "Saving.";
    else line.textContent = "Every mark you made is saved.";
  }

  function changed(place, wait = 0) {
    const kept = waiting.get(place.dataset.place);
    waiting.set(place.dataset.place, { place, tries: kept ? kept.tries : 0 });
    tell(place, "Saving.");
    clearTimeout(timer);
    timer = setTimeout(send, wait);
    say();
  }

  async function send() {
    if (isSending || !waiting.size) return;
    isSending = true;
    for (const [key, each] of [...waiting]) {
      waiting.delete(key);
      if (!(await sendOne(each.place))) {
        if (!waiting.has(key)) waiting.set(key, { place: each.place, tries: each.tries + 1 });
        for (const [other, left] of waiting) {
          left.tries += 1;
          tell(left.place, other === key || left.tries ? "Not saved yet: there is no connection." : "", "trouble");
        }
        break;
      }
    }
    isSending = false;
    say();
    if (waiting.size) timer = setTimeout(send, AGAIN);
  }

  async function sendOne(place) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    if (form.elements.carried) body.append("carried", form.elements.carried.value);
    body.append("place", place.dataset.place);
    if (form.elements.mode_of_most) body.append("mode_of_most", form.elements.mode_of_most.value);
    boxes(place).forEach((box) => (box.type !== "radio" || box.checked) && body.append(box.name, box.value));
    const given = new AbortController();
    const late = setTimeout(() => given.abort(), LATE);
    try {
      const answer = await fetch(address, { method: "POST", body, credentials: "same-origin", signal: given.signal });
      if (answer.status >= 500) return false;
      if (!(answer.headers.get("Content-Type") || "").includes("json")) {
        tell(place, "Not saved. Your sign-in may have ended: press “Save every mark”, and you are asked to sign in first.", "trouble");
        return true;
      }
      settle(place, answer.status, await answer.json());
      return true;
    } catch {
      return false;
    } finally {
      clearTimeout(late);
    }
  }

  function settle(place, status, told) {
    if (status === 409) return clash(place, told);
    if (status !== 200) return tell(place, told.says, "trouble");
    named(place, "was").value = told.was;
    if (!waiting.has(place.dataset.place)) fill(place, told.fields);
    tell(place, `Saved: ${told.says}`, "saved");
    if (told.quorum && quorum) quorum.textContent = told.quorum;
    return undefined;
  }

  function fill(place, fields) {
    Object.entries(fields).forEach(([part, value]) => {
      const box = named(place, part);
      if (part === "mark") [...box].forEach((each) => (each.checked = each.value === value));
      else if (document.activeElement !== box) box.value = value;
    });
  }

  // Two people marked one place: both marks are said, and one of them is chosen.
  function clash(place, told) {
    tell(place, `Somebody else marked this: ${told.says}. You marked: ${told.mine}. `, "trouble");
    const shown = place.querySelector(".gt-place__said");
    const choose = (words, then) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "gt-order__button";
      button.textContent = words;
      button.addEventListener("click", then);
      shown.append(button, " ");
    };
    choose("Keep theirs", () => {
      named(place, "was").value = told.was;
      fill(place, told.fields);
      tell(place, `As it stands: ${told.says}`, "saved");
    });
    choose("Keep mine", () => {
      named(place, "was").value = told.was;
      changed(place);
    });
  }

  form.addEventListener("change", (event) => {
    const place = event.target.closest("[data-place]");
    if (!place) return;
    if (event.target.type === "radio" && ["part", "deputy"].includes(event.target.value)) place.querySelector("details").open = true;
    changed(place);
  });
  form.addEventListener("input", (event) => {
    const place = event.target.closest("[data-place]");
    if (place && event.target.matches("input:not([type=radio])")) changed(place, TYPING);
  });
  window.addEventListener("online", () => {
    clearTimeout(timer);
    send();
  });
  window.addEventListener("beforeunload", (event) => waiting.size && event.preventDefault());
}

if (form && form.querySelector("[data-room-says]")) start();
