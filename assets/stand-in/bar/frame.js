// The frame with the made-up CRM, of another origin: greeted with a port and a build, asked to leave before the next build
// comes. The widget's code runs only there. A second, hidden frame with the libraries waits for the next build, so that an
// edit is in the page at once.
import { fetchByStudio } from "./link.js";

const LEAVE_WITHIN = 1500;
const PREPARE_AFTER = 400;

/** What the frame may tell. Other kinds are the bar's own: the widget's code could send whatever it likes. */
const KINDS = new Set([
  ..."scene ready call return settled thrown skipped rule use click navigate popup missing leftover doubled globals".split(" "),
  ..."failed broken console network refused stored kept went mark".split(" "),
]);

/** Makes the frames in `stage`. `onEvent(event)` gets what the page tells; a page that is opened once needs no second frame. */
export function makeFrame(stage, onEvent, { once = false } = {}) {
  let current = null;
  let spare = null;
  let left = null;
  let planned = 0;

  function greet(entry) {
    const channel = new MessageChannel();
    entry.port = channel.port1;
    entry.port.onmessage = ({ data }) => entry === current && receive(data, entry);
    entry.node.contentWindow.postMessage({ kind: "stand-in-hello", ...entry.hello }, entry.session.frame.origin, [channel.port2]);
  }

  async function receive(data, entry) {
    if (data.event) {
      if (data.event.kind === "left") left?.();
      else if (KINDS.has(data.event.kind)) onEvent(data.event);
      if (data.event.kind === "ready") prepareSoon();
      return;
    }
    if (data.kind === "fetch") entry.port.postMessage({ reply: data.ask, value: await fetchByStudio(data.request) });
  }

  function create(session) {
    const { origin, token } = session.frame;
    const node = document.createElement("iframe");
    node.title = "CRM";
    node.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads");
    node.setAttribute("allow", "clipboard-write");
    node.src = `${origin}/${token}/stand-in/page/index.html`;
    const entry = { node, session, loaded: false, hello: null, port: null };
    node.addEventListener("load", () => {
      if (!entry.loaded) {
        entry.loaded = true;
        if (entry.hello) greet(entry);
      } else if (entry === current) {
        // The page went elsewhere or loaded itself anew: back to where it was.
        onEvent({ kind: "page", what: "reloaded-itself" });
        load(entry.session, entry.hello);
      }
    });
    return entry;
  }

  function prepareSoon() {
    clearTimeout(planned);
    planned = setTimeout(() => {
      if (once || spare || !current) return;
      spare = create(current.session);
      spare.node.hidden = true;
      stage.append(spare.node);
    }, PREPARE_AFTER);
  }

  /** Shows the page of `session` with `hello`. */
  function load(session, hello) {
    clearTimeout(planned);
    current?.node.remove();
    const entry = spare ?? create(session);
    spare = null;
    Object.assign(entry, { session, hello });
    current = entry;
    entry.node.hidden = false;
    if (!entry.node.isConnected) stage.append(entry.node);
    if (entry.loaded) greet(entry);
  }

  /** Forgets the waiting frame: the rules of what a page may load have changed. */
  function forget() {
    spare?.node.remove();
    spare = null;
  }

  return {
    load,
    forget,
    tell: (kind, fields = {}) => current?.port?.postMessage({ kind, ...fields }),
    /** Has the widget end; resolves when it has, or after a while. */
    leave() {
      if (!current?.port) return Promise.resolve();
      return new Promise((resolve) => {
        left = resolve;
        current.port.postMessage({ kind: "leave" });
        setTimeout(resolve, LEAVE_WITHIN);
      });
    },
    /** Takes the page away. */
    empty() {
      clearTimeout(planned);
      forget();
      current?.node.remove();
      current = null;
    },
  };
}
