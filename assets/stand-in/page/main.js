// The page of the made-up CRM: waits for the bar's hello, puts the probes in place, loads the libraries, and opens the scene.
import { Account } from "./account/account.js";
import { makeApp } from "./app.js";
import { setUpRightColumn } from "./base-render.js";
import { hello, onMessage, send } from "./bridge.js";
import { setUpControls } from "./controls/behaviour.js";
import { setUpLists } from "./controls/lists.js";
import { useFidelity } from "./fidelity.js";
import { definePlugins as defineJqueryPlugins } from "./jquery-plugins.js";
import { loadLibraries } from "./libraries.js";
import { makeDialogs } from "./modal.js";
import { defineModules } from "./modules.js";
import { fetchFile, listen, setTimer } from "./native.js";
import { goTo, leaveForGood, sceneOfPath } from "./navigate.js";
import { installNet } from "./net/install.js";
import { setRoutes } from "./net/route.js";
import { watchConsole } from "./probe/console.js";
import { markPage } from "./probe/nodes.js";
import { watchStorage } from "./probe/storage.js";
import { watchQuery, watchTraces } from "./probe/traces.js";
import { setPlaces } from "./probe/where.js";
import { watchWindows } from "./probe/windows.js";
import { setTexts, transformTexts } from "./pseudo.js";
import { textAt } from "./scenes/fields.js";
import { isScene } from "./scenes/table.js";
import { useTexts } from "./texts.js";
import { setTrouble } from "./trouble.js";
import { setUpTwig, twig } from "./twig.js";
import { world } from "./world.js";

const root = new URL("../../", import.meta.url).href.replace(/\/$/, "");
const json = async (address) => (await fetchFile(address)).json();
const jsonOr = (address, fallback) => json(address).catch(() => fallback);

function takeWidget({ widget, build }) {
  const path = `${root}/upl/${widget.code}/${build.number}/widget`;
  const version = String(widget.manifest?.widget?.version ?? "");
  world.widget = {
    id: 10001,
    client_uuid: "00000000-0000-4000-8000-000000000001",
    ...widget,
    manifest: widget.manifest ?? {},
    path,
    version,
    build: build.number,
  };
}

async function takeTexts() {
  const { manifest, path } = world.widget;
  const { locale, texts } = world.state;
  const declared = Array.isArray(manifest.widget?.locale) ? manifest.widget.locale : [];
  for (const name of [locale, ...declared]) {
    const file = `${path}/i18n/${name}.json`;
    const found = await jsonOr(`${file}?v=${world.widget.version}`, null);
    if (!found) continue;
    setTexts(texts, file);
    world.texts = transformTexts(file, found);
    break;
  }
  world.texts ??= {};
  world.widget.name = textAt(manifest.widget?.name) || world.widget.code;
  const menu = Object.entries(manifest.left_menu ?? {}).find(
    ([, item]) => item && typeof item === "object" && !item.is_hidden && (item.title || item.submenu),
  );
  if (menu)
    world.menuItem = {
      item: menu[0],
      sub: Object.keys(menu[1].submenu ?? {})[0] ?? "",
      title: textAt(menu[1].title ?? Object.values(menu[1].submenu ?? {})[0]?.title),
    };
}

/** A settings field that the manifest requires must have a value in an account where the widget is installed. */
function sampleSettings(manifest) {
  const values = {};
  const users = world.account.data.users.filter((user) => user.is_active);
  for (const [name, field] of Object.entries(manifest.settings ?? {})) {
    if (field?.type === "users") values[name] = Object.fromEntries(users.map((user, at) => [user.id, String(101 + at)]));
    else if (field?.type === "users_lp")
      values[name] = Object.fromEntries(users.map((user, at) => [user.id, { login: `user${at + 1}`, password: "sample" }]));
    else if (field?.type === "text" || field?.type === "pass")
      values[name] = /url|link|host|domain|server|address/i.test(name)
        ? "https://service.example.net"
        : /mail/i.test(name)
          ? "user@example.net"
          : /phone|tel/i.test(name)
            ? "+00000000003"
            : "sample";
  }
  return values;
}

function takeInstalled(kept) {
  const { status } = world.state;
  const settings = kept?.settings ?? sampleSettings(world.widget.manifest);
  world.installed = { status, active: status === "install" ? "N" : "Y", settings: status === "installed" ? settings : {} };
}

function applyTheme({ theme, panel }) {
  document.documentElement.dataset.colorScheme = theme;
  document.documentElement.style.colorScheme = theme;
  document.documentElement.style.setProperty("--panel-width", `${panel}px`);
  document.getElementById("widgets_block")?.style.setProperty("--panel-width", `${panel}px`);
}

const scroller = () => document.scrollingElement;

function bindPage($) {
  world.go = (target) => {
    const scene = isScene(target) ? target : sceneOfPath(target);
    if (!scene) return undefined;
    send("went", { scene });
    return goTo(scene);
  };
  $(document).on("click", ".js-navigate-link", (event) => {
    const { scene } = event.currentTarget.dataset;
    const path = $(event.currentTarget).attr("href") ?? "";
    event.preventDefault();
    const target = scene ?? sceneOfPath(path);
    if (target) world.go(target);
  });
  listen(
    document,
    "click",
    (event) => {
      const button = event.target.closest?.("button, .button-input, a");
      if (button && event.isTrusted)
        send("click", { text: button.textContent.trim().slice(0, 80) || button.getAttribute("aria-label") || button.className });
    },
    true,
  );
}

function bindBar() {
  onMessage("state", ({ state }) => {
    Object.assign(world.state, state);
    applyTheme(world.state);
    setTrouble(world.state.trouble);
  });
  onMessage("go", ({ scene }) => goTo(scene));
  onMessage("again", () => goTo(world.scene.id));
  onMessage("leave", async () => {
    send("kept", { scroll: scroller().scrollTop });
    await leaveForGood();
    send("left", {});
  });
}

/** What needs no widget yet: the probes first, then the libraries and what stands on them. */
async function prepare() {
  watchTraces();
  watchConsole();
  watchStorage();
  watchWindows();
  installNet();
  const [{ twig: library, ...libraries }, fidelity, en, ru] = await Promise.all([
    loadLibraries(`${root}/lib`, `${root}/frontend/js/`),
    json(`${root}/stand-in/fidelity.json`),
    json(`${root}/stand-in/text/en.json`),
    json(`${root}/stand-in/text/ru.json`),
  ]);
  Object.assign(world, { libraries });
  window.$ = libraries.$;
  useFidelity(fidelity.entries);
  watchQuery(libraries.$);
  defineJqueryPlugins(libraries.$);
  setUpTwig(library);
  Object.assign(world.dialogs, makeDialogs({ ...libraries, preload: (paths) => twig._preload(paths)() }));
  await defineModules(libraries, world.dialogs, twig);
  setUpControls(libraries.$);
  setUpLists(libraries.$);
  setUpRightColumn(libraries.$);
  return { en, ru };
}

async function start() {
  const prepared = prepare();
  const [texts, { state, session, kept }] = await Promise.all([prepared, hello]);
  world.state = state;
  world.lang = state.locale === "ru" ? "ru" : "en";
  takeWidget(session);
  setPlaces([`${root}/stand-in/`, `${root}/lib/`], world.widget.path);
  applyTheme(state);
  setTrouble(state.trouble);
  useTexts(texts[world.lang]);
  world.libraries.moment.locale(state.locale);
  world.account = new Account(session.account, { lang: world.lang, role: state.role, product: state.product, locale: state.locale });
  world.account.restore(kept?.account);
  world.account.onChange = () => send("kept", { account: world.account.kept() });
  world.account.widgetShape = () => ({
    id: world.widget.id,
    code: world.widget.code,
    version: world.widget.version,
    is_active_in_account: world.installed.active === "Y",
    settings_template: [],
  });
  setRoutes(world.account, new URL(`${root}/`).pathname);
  takeInstalled(session.installed);
  await takeTexts();
  makeApp();
  bindPage(world.libraries.$);
  bindBar();
  markPage();
  document.documentElement.dataset.standin = "ready";
  await goTo(state.scene);
  if (kept?.scroll) setTimer(() => scroller().scrollTo(0, kept.scroll), 50);
}

start().catch((error) => {
  document.body.textContent = error.message;
  send("broken", { text: error.message, stack: String(error.stack) });
});
