// The widget under test as the session gives it: its address and version, its texts, its page in the left menu, its settings.
import { fetchFile } from "./native.js";
import { setTexts, transformTexts } from "./pseudo.js";
import { textAt } from "./scenes/fields.js";
import { world } from "./world.js";

const jsonOr = async (address, fallback) => {
  try {
    return await (await fetchFile(address)).json();
  } catch {
    return fallback;
  }
};

/** Takes the widget of a session; its files are under `root`. */
export function takeWidget(root, { widget, build }) {
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

/** Loads its texts in the scene's locale, or in the first that is there. */
export async function takeTexts() {
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

/** A made-up value for the field `name` of this type; `more` makes it another one. */
export function sampleText(name, type, more = "") {
  if (type === "pass") return `secret-of-${name}${more}`;
  if (/count|limit|port|days|hours|minutes|seconds|timeout|number|_id$|^id$/i.test(name)) return `1${more || 2}`;
  if (/url|link|host|domain|server|address/i.test(name)) return `https://service${more}.example.net`;
  if (/mail/i.test(name)) return `user${more}@example.net`;
  return /phone|tel/i.test(name) ? `+0000000000${more || 3}` : `sample${more}`;
}

function sampleValue(name, type, users) {
  if (type === "users") return Object.fromEntries(users.map((user, at) => [user.id, String(101 + at)]));
  if (type === "users_lp") return Object.fromEntries(users.map((user, at) => [user.id, { login: `user${at + 1}`, password: "sample" }]));
  return type === "text" || type === "pass" ? sampleText(name, type) : undefined;
}

function sampleSettings(manifest) {
  const users = world.account.data.users.filter((user) => user.is_active);
  const values = Object.entries(manifest.settings ?? {}).map(([name, field]) => [name, sampleValue(name, field?.type, users)]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** Takes what was saved in an earlier page as its settings, or made-up ones for an account where it is installed. */
export function takeInstalled(kept) {
  const { status } = world.state;
  const settings = kept?.settings ?? sampleSettings(world.widget.manifest);
  world.installed = { status, active: status === "install" ? "N" : "Y", settings: status === "installed" ? settings : {} };
}
