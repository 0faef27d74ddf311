// Loads the CRM's libraries, unchanged, as plain scripts in an order in which each finds what it needs. Twig comes before
// RequireJS, which would take it for a module of its own and look for `fs`.

const NAMES = ["jquery", "underscore", "backbone", "moment", "twig", "require"];

function script(address) {
  return new Promise((resolve, reject) => {
    const node = Object.assign(document.createElement("script"), { src: address, async: false });
    node.onload = resolve;
    node.onerror = () => reject(new Error(`${address} can't be loaded`));
    document.head.append(node);
  });
}

/** Loads them from the folder `base`; resolves with `{$, _, Backbone, moment, twig}`. RequireJS stays on the window. */
export async function loadLibraries(base, baseUrl) {
  window.require = { baseUrl, waitSeconds: 45, skipDataMain: true };
  const configuration = window.require;
  delete window.require;
  for (const name of NAMES) {
    if (name === "twig") window.module = { exports: {} };
    if (name === "require") window.require = configuration;
    await script(`${base}/${name}.js`);
    if (name === "twig") {
      window.standinTwig = window.module.exports;
      delete window.module;
    }
  }
  const twig = window.standinTwig;
  delete window.standinTwig;
  return { $: window.jQuery, _: window._, Backbone: window.Backbone, moment: window.moment, twig };
}
