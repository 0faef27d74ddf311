// The frame with the made-up CRM, of another origin: it is loaded with a build, greeted with a port, asked to leave before the
// next build comes. The widget's code runs only there.
import { fetchByStudio } from "./link.js";

const LEAVE_WITHIN = 1500;

/** What the frame may tell. Other kinds are the bar's own: the widget's code could send whatever it likes. */
const KINDS = new Set([
  ..."scene ready call return settled thrown skipped rule use click navigate popup missing leftover doubled globals".split(" "),
  ..."failed broken console network refused stored kept went".split(" "),
]);

/** Makes the frame in `stage`. `onEvent(event)` gets what the page tells. */
export function makeFrame(stage, onEvent) {
  let frame = null;
  let port = null;
  let hello = null;
  let left = null;
  let loading = false;

  function greet() {
    if (!frame?.contentWindow || !hello) return;
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data }) => receive(data, channel.port1);
    frame.contentWindow.postMessage({ kind: "stand-in-hello", ...hello.data }, hello.origin, [channel.port2]);
  }

  async function receive(data, from) {
    if (data.event) {
      if (data.event.kind === "left") left?.();
      else if (KINDS.has(data.event.kind)) onEvent(data.event);
      return;
    }
    if (data.kind === "fetch") from.postMessage({ reply: data.ask, value: await fetchByStudio(data.request) });
  }

  /** Loads the page of `session` with `data` as its hello. */
  function load(session, data) {
    const { origin, token } = session.frame;
    hello = { origin, data };
    const next = document.createElement("iframe");
    next.title = "CRM";
    next.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads");
    next.setAttribute("allow", "clipboard-write");
    next.src = `${origin}/${token}/stand-in/page/index.html?build=${session.build.number}`;
    loading = true;
    next.addEventListener("load", () => {
      if (next !== frame) return;
      if (!loading) {
        // The page went elsewhere or loaded itself anew: back to where it was.
        onEvent({ kind: "page", what: "reloaded-itself" });
        load(session, data);
        return;
      }
      loading = false;
      greet();
    });
    port = null;
    frame?.remove();
    frame = next;
    stage.append(next);
  }

  return {
    load,
    tell: (kind, fields = {}) => port?.postMessage({ kind, ...fields }),
    /** Has the widget end; resolves when it has, or after a while. */
    leave() {
      if (!port) return Promise.resolve();
      return new Promise((resolve) => {
        left = resolve;
        port.postMessage({ kind: "leave" });
        setTimeout(resolve, LEAVE_WITHIN);
      });
    },
    /** Takes the page away. */
    empty() {
      frame?.remove();
      frame = null;
      port = null;
    },
  };
}
