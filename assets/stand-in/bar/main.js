// The bar's page: takes the session, keeps the state in the address, holds the frame, passes its events on, brings new builds.

import { isScene } from "../page/scenes/table.js";
import { makeDrawer } from "./drawer.js";
import { makeFrame } from "./frame.js";
import { useRules } from "./lines.js";
import { decide, getAsset, getSession, listenToStudio, report, wish } from "./link.js";
import { Log } from "./log.js";
import { LIVE, readState, VALUES, writeState } from "./state.js";
import { t, useTexts } from "./texts.js";
import { drawBar, fit } from "./view.js";

const KEPT = "standin-kept";
const MOST_HOSTS = 100;
const model = { session: null, state: null, online: false, loaded: null, since: "", hosts: new Map(), loadedAt: Date.now() };
const log = new Log();
const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
let frame = null;
let drawer = null;

const bar = document.getElementById("bar");
const draw = () => drawBar(bar, model, actions);

function since() {
  const seconds = Math.round((Date.now() - model.loadedAt) / 1000);
  model.since =
    seconds < 5
      ? t("bar.now")
      : seconds < 60
        ? t("bar.seconds", { count: seconds })
        : t("bar.minutes", { count: Math.round(seconds / 60) });
}

function keep(part) {
  Object.assign(kept, part);
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // Without room the page starts with the account as it came.
  }
}

function putAddress() {
  history.replaceState(null, "", writeState(model.state));
  document.title = `${t(`scene.${model.state.scene}`)} · ${t("bar.name")}`;
}

function takeHosts(hosts) {
  for (const [host, entry] of Object.entries(hosts ?? {}))
    model.hosts.set(host, { blocked: 0, ...model.hosts.get(host), ...entry, decided: true });
}

function noteHost(host, by) {
  if (!host || (model.hosts.size >= MOST_HOSTS && !model.hosts.has(host))) return;
  const entry = model.hosts.get(host) ?? { way: "block", blocked: 0, decided: false };
  if (by === "blocked") entry.blocked += 1;
  model.hosts.set(host, entry);
  draw();
}

const INNER = new Set(["kept", "went"]);

function note(event) {
  const numbered = report(event);
  if (!numbered) return;
  log.add(numbered);
  drawer?.drawSoon();
}

function onEvent(event) {
  if (event.kind === "kept") return keep(event.account ? { account: event.account } : { scroll: event.scroll });
  if (event.kind === "went" || event.kind === "scene") {
    if (!isScene(event.scene)) return undefined;
    model.state.scene = event.scene;
    putAddress();
    draw();
    if (INNER.has(event.kind)) return undefined;
    report({ kind: "bar", state: model.state });
  }
  if (event.kind === "stored" && event.what === "settings" && VALUES.status.includes(event.status)) {
    model.session.installed = { settings: event.settings, status: event.status, active: event.active };
    model.state.status = event.status;
    putAddress();
  }
  if (event.kind === "network" && event.phase === "end" && event.to === "host") noteHost(hostOf(event.id), event.by);
  if (event.kind === "refused") noteHost(event.host, "blocked");
  note({ ...event, build: model.loaded, scene: model.state.scene });
  return undefined;
}

const hostOf = (id) => {
  const { url } = log.network.get(id) ?? {};
  return URL.canParse(url) ? new URL(url).host : null;
};

function load() {
  model.loaded = model.session.build.number;
  model.loadedAt = Date.now();
  since();
  log.network.clear();
  const { widget, build, account, installed } = model.session;
  frame.load(model.session, { state: model.state, session: { widget, build, account, installed }, kept });
  draw();
}

let loading = null;
let wantedAgain = false;

/** Loads the page anew, once at a time: what is wanted meanwhile is done once more afterwards. */
function loadAnew() {
  wantedAgain = loading !== null;
  loading ??= loadOnce().finally(() => {
    loading = null;
    if (wantedAgain) loadAnew();
  });
  return loading;
}

async function loadOnce() {
  const [session] = await Promise.all([getSession(), frame.leave()]);
  model.session = session;
  takeHosts(model.session.hosts);
  note({ kind: "build", number: model.session.build.number, unsaved: model.session.build.unsaved });
  load();
}

const actions = {
  change(part, how) {
    if (how === "reset") keep({ account: null });
    Object.assign(model.state, part);
    putAddress();
    report({ kind: "bar", state: model.state });
    if (how !== "reset" && Object.keys(part).every((name) => LIVE.includes(name))) frame.tell("state", { state: part });
    else loadAnew();
    document.documentElement.dataset.theme = model.state.theme;
    draw();
  },
  go(scene) {
    frame.tell("go", { scene });
  },
  again: loadAnew,
  reload: loadAnew,
  add: (location) => wish({ what: "add-area", location }).catch(() => {}),
  open: ({ file, line }) => wish({ what: "open", file, line }).catch(() => {}),
  async decide(host, choice) {
    model.hosts.set(host, { ...model.hosts.get(host), ...choice, decided: true });
    draw();
    const { reload } = await decide(host, choice).catch(() => ({ reload: false }));
    report({ kind: "decided", host, way: choice.way });
    if (!reload) return;
    frame.forget();
    loadAnew();
  },
};

async function onBuild() {
  model.session.build = (await getSession()).build;
  if (!model.session.build.broken && model.state.reload === "auto" && model.session.build.number !== model.loaded) return loadAnew();
  return draw();
}

async function useLanguage(language) {
  document.documentElement.lang = language;
  useTexts(await getAsset(`text/${language === "ru" ? "ru" : "en"}.json`));
}

async function start() {
  model.session = await getSession();
  await useLanguage(model.session.language);
  useRules((await getAsset("fidelity.json")).entries);
  model.state = readState(location.search, model.session.state, model.session);
  document.documentElement.dataset.theme = model.state.theme;
  takeHosts(model.session.hosts);
  const once = new URLSearchParams(location.search).has("once");
  frame = makeFrame(document.getElementById("stage"), onEvent, { once });
  // A page that is opened once is for a picture.
  if (!once) drawer = makeDrawer(document.getElementById("drawer"), log, actions);
  putAddress();
  report({ kind: "page", what: "opened", agent: navigator.userAgent });
  report({ kind: "bar", state: model.state });
  const hangUp = listenToStudio(
    {
      build: onBuild,
      account() {
        keep({ account: null });
        return loadAnew();
      },
      hosts: ({ hosts }) => {
        takeHosts(hosts);
        draw();
      },
      language: async ({ language }) => {
        await useLanguage(language);
        draw();
        drawer?.draw();
      },
      state: ({ state }) => {
        const { scene, ...rest } = state;
        if (Object.keys(rest).length > 0) actions.change({ ...rest, ...(scene ? { scene } : {}) });
        else if (scene) actions.go(scene);
      },
      reload: loadAnew,
      async stopped() {
        hangUp();
        model.online = false;
        model.stopped = true;
        await frame.leave();
        frame.empty();
        draw();
      },
    },
    (online) => {
      model.online = online;
      // What the studio said while the line was down is in the session.
      if (online && model.loaded !== null) onBuild();
      else draw();
    },
  );
  load();
  addEventListener("resize", () => fit(bar));
  setInterval(() => {
    since();
    const note = bar.querySelector(".build__note");
    if (note && model.online && model.loaded === model.session.build.number)
      note.textContent = [model.since, model.session.build.unsaved ? t("bar.unsaved") : null].filter(Boolean).join(", ");
  }, 10000);
}

start().catch((error) => {
  bar.textContent = error.message;
});
