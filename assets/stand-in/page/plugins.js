// RequireJS's plugins of the CRM: optional!, json!, text!, css!; and what happens to a module that can't be loaded.
import { send } from "./bridge.js";
import { defineAbsent, isSystemName } from "./modules.js";
import { fetchFile } from "./native.js";
import { describeError, fileOf } from "./probe/where.js";
import { transformTexts } from "./pseudo.js";

async function textOf(address) {
  const response = await fetchFile(address);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.text();
}

const failed = (what, address, why) => send("failed", { what, url: address, file: fileOf(address), why, where: null });

function text(name, parentRequire, done) {
  const address = parentRequire.toUrl(name);
  textOf(address).then(done, (error) => {
    failed("module", address, error.message);
    done.error(error);
  });
}

function json(name, parentRequire, done) {
  const address = parentRequire.toUrl(name);
  textOf(address)
    .then((content) => done(transformTexts(address, JSON.parse(content.replace(/^\uFEFF/, "")))))
    .catch((error) => {
      failed("module", address, error.message);
      done.error(error);
    });
}

function css(name, parentRequire, done) {
  const address = parentRequire.toUrl(/\.css(\?|$)/.test(name) ? name : `${name}.css`);
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  link.onload = () => done(link);
  link.onerror = () => done(link);
  document.head.append(link);
}

/** Why `error` of RequireJS came, with the module that failed. */
function explain(error, address) {
  const at = error.originalError?.target?.src;
  const known = describeError(error.originalError instanceof Error ? error.originalError : error);
  return {
    url: at ?? address,
    file: fileOf(at ?? address),
    why: error.requireType ?? known.name,
    message: known.message.split("\n")[0],
    where: known.where,
    modules: error.requireModules ?? [],
  };
}

/** `optional!x` is `{}` when x can't be loaded: the CRM goes on without a word. Here it is an event. */
function optional(name, parentRequire, done) {
  parentRequire([name], done, (error) => {
    send("failed", { what: "script", ...explain(error, parentRequire.toUrl(name)) });
    for (const id of error.requireModules ?? []) parentRequire.undef?.(id);
    done({});
  });
}

/** Defines the plugins, and looks through the loader: names of the CRM's own scripts become inert modules. */
export function definePlugins(define, requirejs) {
  for (const [name, load] of Object.entries({ optional, json, text, css })) define(name, [], () => ({ load }));
  const { load } = requirejs;
  requirejs.load = (context, id, address) => {
    if (!isSystemName(id)) return load.call(requirejs, context, id, address);
    defineAbsent(id);
    context.completeLoad(id);
    return undefined;
  };
}
