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
import { isScene } from "./scenes/table.js";
import { takeInstalled, takeTexts, takeWidget } from "./take-widget.js";
import { useTexts } from "./texts.js";
import { setTrouble } from "./trouble.js";
import { setUpTwig, twig } from "./twig.js";
import { world } from "./world.js";

const root = new URL("../../", import.meta.url).href.replace(/\/$/, "");
const json = async (address) => (await fetchFile(address)).json();

function applyTheme({ theme, panel }) {
  document.documentElement.dataset.colorScheme = theme;
  document.documentElement.style.colorScheme = theme;
  document.documentElement.style.setProperty("--panel-width", `${panel}px`);
  document.getElementById("widgets_block")?.style.setProperty("--panel-width", `${panel}px`);
}

/** What a person clicks, in the CRM's page as in the widget's. */
const CLICKABLE = "button, a, label, li, .button-input, .control-phone__menu, .js-widget-caption-block, .js-card-tab";

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
      // A click on a label comes once more, from its input.
      const button = event.target.matches?.("label input") ? null : event.target.closest?.(CLICKABLE);
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
  takeWidget(root, session);
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
