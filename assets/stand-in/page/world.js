// What the parts of the page share: the bar's choices, the widget under test, the made-up account, the libraries, and the
// scene that is open. Filled by main.js; there is one page, so there is one world.
export const world = {
  /** The bar's choices: bar/state.js. */
  state: {},
  /** The widget: manifest, code, build, files. */
  widget: null,
  /** The made-up account, an Account. */
  account: null,
  /** jQuery, Underscore, Backbone, Moment. */
  libraries: {},
  /** The dialogs' constructors. */
  dialogs: {},
  /** The row of scenes/table.js that is open. */
  scene: null,
  /** The running instance of the widget, or `null`. */
  instance: null,
  /** Saved settings, installed or not. */
  installed: { status: "installed", active: "Y", settings: {} },
  /** APP and AMOCRM. */
  app: null,
  /** What add_action and add_source registered for the present scene. */
  actions: [],
  sources: [],
  /** The present card: `{entity, record, model}`. */
  card: null,
  /** What saving a bot gave, by the handler of its block. */
  bots: {},
  /** The present list: rows with `checked`. */
  list: null,
  /** The right place for texts of the CRM: ru or en. */
  lang: "en",
};

/** The folder of the widget's files as the page sees it, without a slash at its end. */
export const widgetPath = () => world.widget.path;

/** The widget's locations without their suffix. */
export const locations = () =>
  (Array.isArray(world.widget.manifest.locations) ? world.widget.manifest.locations : []).map((name) => String(name).replace(/-[01]$/, ""));
