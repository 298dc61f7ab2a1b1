// Rinnalla. Everything works without this script. It saves drafts, warns before
// the session ends, counts characters, draws a signature and prints.
// All words come from data- attributes, so that the server translates them.
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fill = (text, values) => (text || "").replace(/\{(\w+)\}/g, (m, k) => (k in values ? values[k] : m));
  const make = (tag, className) => Object.assign(document.createElement(tag), { className: className || "" });

  // A status line has a part to look at and a part to be read aloud, so that
  // the first may change often and the second seldom.
  function statusLine(el, rest) {
    const seen = make("span");
    const heard = make("span", "visually-hidden");
    let spoken = "";
    let spokenKind = "";
    let spokenAt = 0;
    seen.setAttribute("aria-hidden", "true");
    seen.textContent = el.textContent;
    el.setAttribute("role", "status");
    el.replaceChildren(seen, heard);
    return (text, kind) => {
      const now = Date.now();
      seen.textContent = text;
      if (text === spoken || (kind === spokenKind && now - spokenAt < rest)) return;
      spoken = heard.textContent = text;
      spokenKind = kind;
      spokenAt = now;
    };
  }

  // Last time the server was known to have heard from us.
  let contact = Date.now();
  let leaving = false;
  const unsaved = [];

  // 1 Drafts -----------------------------------------------------------------
  function drafts(form) {
    const GAP = 3000;
    const RETRY = 15000;
    let line = form.querySelector(".draft-status");
    if (!line) form.append((line = make("p", "draft-status")));
    const say = statusLine(line, 30000);
    let timer = 0;
    let startedAt = 0;
    let inFlight = false;
    let failing = false;
    let stopped = false;

    const id = () => form.querySelector("input[name=_luonnos]");
    const read = () => {
      const skip = new Set(all("[type=password], [type=file], [data-no-draft]", form).map((el) => el.name));
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) {
        if (typeof value === "string" && !skip.has(name)) body.append(name, value);
      }
      return body;
    };
    // The id of the draft is not part of what was typed.
    const words = (body) => {
      const copy = new URLSearchParams(body);
      copy.delete("_luonnos");
      return copy.toString();
    };
    let saved = words(read());
    const changed = () => words(read()) !== saved;

    const plan = (wait) => {
      clearTimeout(timer);
      timer = setTimeout(save, wait);
    };

    async function save() {
      clearTimeout(timer);
      if (stopped) return;
      const body = read();
      const now = words(body);
      if (now === saved) return;
      // One at a time, so that two drafts are never made of one form.
      if (inFlight) return;
      const early = startedAt + GAP - Date.now();
      if (early > 0 && document.visibilityState !== "hidden") return plan(early);
      inFlight = true;
      startedAt = Date.now();
      body.append("_polku", new URL(form.getAttribute("action") || "", location.href).pathname);
      let again = RETRY;
      try {
        const answer = await fetch(form.dataset.draft, {
          method: "POST",
          headers: { Accept: "application/json" },
          body,
          credentials: "same-origin",
          redirect: "error",
          keepalive: body.toString().length < 60000,
        });
        if (!answer.ok) throw new Error(String(answer.status));
        const json = await answer.json();
        // The server may not keep this form (yet): nothing is claimed, and nothing is wrong.
        if (json.held) return void (inFlight = false);
        if (!json.draft || !json.saved) throw new Error("answer");
        if (id()) id().value = json.draft;
        saved = now;
        failing = false;
        contact = Date.now();
        again = changed() ? GAP : 0;
        if (!stopped) say(fill(form.dataset.savedText, { time: json.saved }), "saved");
      } catch (_) {
        failing = true;
        if (!stopped) say(form.dataset.offlineText || "", "offline");
      }
      inFlight = false;
      if (again && !stopped) plan(again);
    }

    const touched = () => {
      if (!failing || stopped) plan(GAP);
      stopped = false;
    };
    form.addEventListener("input", touched);
    form.addEventListener("change", touched);
    form.addEventListener("focusout", () => failing || save());
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      // Without a connection the browser would put its own page in place of this one.
      if (!navigator.onLine) {
        event.preventDefault();
        failing = true;
        say(form.dataset.offlineText || "", "unsent");
        line.scrollIntoView({ block: "nearest" });
        return;
      }
      // What was sent must not come back as a draft.
      stopped = true;
      clearTimeout(timer);
    });
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
    addEventListener("pagehide", save);
    addEventListener("online", save);
    addEventListener("pageshow", (event) => event.persisted && (stopped = false));
    unsaved.push(() => !stopped && failing && changed());
  }

  // 2 End of the web session ----------------------------------------------------
  function session(minutes) {
    const { idleText, idleButton, idleEndedText } = document.body.dataset;
    const limit = minutes * 60000;
    let notice = null;
    const look = () => {
      const left = contact + limit - Date.now();
      if (left > 120000) {
        if (notice) close();
        setTimeout(look, Math.min(left - 120000 + 50, 60000));
        return;
      }
      if (!notice) open();
      if (left <= 0 && idleEndedText) notice.firstChild.textContent = idleEndedText;
      setTimeout(look, 5000);
    };
    const open = () => {
      const before = document.activeElement;
      const words = make("p");
      const actions = make("p", "actions");
      const button = make("button");
      notice = make("div", "notice warn");
      notice.setAttribute("role", "alert");
      words.textContent = idleText || "";
      button.type = "button";
      button.textContent = idleButton || "";
      button.addEventListener("click", async () => {
        try {
          const answer = await fetch("/istunto", { credentials: "same-origin", redirect: "error", cache: "no-store" });
          if (!answer.ok) throw new Error(String(answer.status));
          contact = Date.now();
          close();
          if (before && before.isConnected) before.focus();
        } catch (_) {
          if (idleEndedText) words.textContent = idleEndedText;
        }
      });
      actions.append(button);
      notice.append(words, actions);
      const h1 = document.querySelector("main h1");
      if (h1) h1.after(notice);
      else document.querySelector("main").prepend(notice);
    };
    const close = () => {
      notice.remove();
      notice = null;
    };
    look();
  }

  // 3 Characters left -------------------------------------------------------------
  function counter(area) {
    const max = Number(area.dataset.max);
    const box = area.closest(".field") || area.parentElement;
    let line = box.querySelector(".counter");
    if (!line) area.after((line = make("p", "counter")));
    const say = statusLine(line, 5000);
    const near = Math.max(200, max / 10);
    let first = true;
    const count = () => {
      const left = max - [...area.value.replace(/\r\n?/g, "\n")].length;
      const over = left < 0 && area.dataset.overText;
      const text = fill(over || area.dataset.leftText, { n: Math.abs(left) });
      line.classList.toggle("over", left < 0);
      // Shown and read aloud only near the end.
      line.hidden = left > near;
      if (first || line.hidden) line.firstChild.textContent = text;
      else say(text, left < 0 ? "over" : "near");
      first = false;
    };
    area.addEventListener("input", count);
    count();
  }

  // 4 Signature ---------------------------------------------------------------------
  function signature(canvas) {
    const box = canvas.closest(".signature-pad") || canvas.parentElement;
    const field = (canvas.closest("form") || box).querySelector("input[name=drawing]");
    const pen = canvas.getContext("2d");
    if (!field || !pen) return;
    box.classList.add("on");
    const MOST = 1300;
    let strokes = [];
    let stroke = null;
    let points = 0;
    try {
      strokes = JSON.parse(field.value || "[]");
    } catch (_) {
      strokes = [];
    }
    const draw = () => {
      const { clientWidth: w, clientHeight: h } = canvas;
      const scale = window.devicePixelRatio || 1;
      canvas.width = Math.round(w * scale);
      canvas.height = Math.round(h * scale);
      pen.setTransform(scale, 0, 0, scale, 0, 0);
      pen.lineWidth = 2.5;
      pen.lineCap = pen.lineJoin = "round";
      pen.strokeStyle = pen.fillStyle = "#1b2430";
      for (const line of strokes) {
        pen.beginPath();
        line.forEach(([x, y], i) => (i ? pen.lineTo(x * w, y * h) : pen.moveTo(x * w, y * h)));
        if (line.length === 1) pen.lineTo(line[0][0] * w + 0.1, line[0][1] * h);
        pen.stroke();
      }
    };
    const at = (event) => {
      const r = canvas.getBoundingClientRect();
      const part = (v, from, size) => Number(Math.min(1, Math.max(0, (v - from) / size)).toFixed(3));
      return [part(event.clientX, r.left + canvas.clientLeft, canvas.clientWidth),
        part(event.clientY, r.top + canvas.clientTop, canvas.clientHeight)];
    };
    const add = (event) => {
      const point = at(event);
      const last = stroke[stroke.length - 1];
      if (points >= MOST || (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < 0.003)) return;
      stroke.push(point);
      points += 1;
    };
    const store = () => {
      field.value = strokes.length ? JSON.stringify(strokes) : "";
      field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    canvas.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button) return;
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      strokes.push((stroke = []));
      add(event);
      draw();
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!stroke || !event.isPrimary) return;
      const between = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
      (between.length ? between : [event]).forEach(add);
      draw();
    });
    const end = () => {
      if (!stroke) return;
      if (!stroke.length) strokes.pop();
      stroke = null;
      store();
    };
    canvas.addEventListener("pointerup", end);
    canvas.addEventListener("pointercancel", end);
    all("[data-clear]", box).forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        strokes = [];
        points = 0;
        store();
        draw();
      });
    });
    new ResizeObserver(draw).observe(canvas);
  }

  // 5 Printing -------------------------------------------------------------------------
  function printing(button) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // 6 One press, one sending: the button is never disabled -------------------------------
  const sentAt = new WeakMap();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    // A press without a connection sends nothing: the next one counts.
    if (!navigator.onLine) return;
    if (Date.now() - (sentAt.get(form) || 0) < 5000) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    sentAt.set(form, Date.now());
    form.setAttribute("aria-busy", "true");
    setTimeout(() => form.removeAttribute("aria-busy"), 5000);
  }, true);
  addEventListener("pageshow", () => all("form[aria-busy]").forEach((form) => {
    sentAt.delete(form);
    form.removeAttribute("aria-busy");
  }));

  // 8 Leaving with something unsaved -------------------------------------------------------
  function guard(form) {
    const read = () => JSON.stringify([...new FormData(form)].map(([k, v]) => [k, String(v)]));
    const start = read();
    let sent = false;
    form.addEventListener("submit", () => (sent = true));
    form.addEventListener("input", () => (sent = false));
    unsaved.push(() => !sent && read() !== start);
  }
  addEventListener("beforeunload", (event) => {
    if (!leaving && unsaved.some((check) => check())) event.preventDefault();
  });
  all("a.quick-exit, form.sign-out").forEach((el) => ["click", "submit"].forEach((type) => {
    el.addEventListener(type, () => (leaving = true));
  }));

  // 9 "Other, what?" stays in sight without the script; with it, shows when chosen ----------
  function other(box) {
    const choice = document.getElementById(box.dataset.other);
    if (!choice) return;
    const field = box.querySelector("input, textarea, select");
    const look = () => {
      const chosen = choice.tagName === "OPTION" ? choice.selected : choice.checked;
      const kept = field && (field.type === "radio" ? box.querySelector(":checked") : field.value);
      box.hidden = !chosen && !kept && !box.classList.contains("bad");
    };
    document.addEventListener("change", look);
    look();
  }

  // 10 Suggestions while typing ---------------------------------------------------------------
  function suggest(input) {
    let timer = 0;
    const ask = async () => {
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(input.value)}`, { credentials: "omit" });
        const { items } = await answer.json();
        input.list.replaceChildren(...items.map((value) => Object.assign(make("option"), { value })));
      } catch (_) {
        input.list.replaceChildren();
      }
    };
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 200);
    });
  }

  // Start ------------------------------------------------------------------------------------
  all("[data-no-script]").forEach((el) => (el.hidden = true));
  all("form[data-draft]").forEach(drafts);
  all("form[method=post]:not([data-draft])").filter((form) => form.querySelector("textarea")).forEach(guard);
  all("textarea[data-max]").forEach(counter);
  all("canvas.pad").forEach(signature);
  all("button[data-print]").forEach(printing);
  all("[data-other]").forEach(other);
  all("[data-suggest]").forEach(suggest);

  const minutes = Number(document.body.dataset.idleMinutes);
  if (minutes > 2) session(minutes);

  // Escape closes the menu and gives the focus back.
  all("header.site details").forEach((details) => details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary").focus();
  }));

  // 7 What has to be mended comes first.
  const summary = document.querySelector(".error-summary");
  if (summary) summary.focus();
})();
