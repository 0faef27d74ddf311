// Leaves everything that a widget can leave: a listener of the window, a delegated one of jQuery without its own namespace, an
// interval, an observer, a node in the body, a style, a global name. A second start adds them once more.
define(["jquery"], function ($) {
  return function () {
    this.callbacks = {
      render: function () {
        return true;
      },
      init: function () {
        window.addEventListener("resize", function () {});
        $(document).on("click", ".sample-leavings", function () {});
        setInterval(function () {}, 60000);
        new MutationObserver(function () {}).observe(document.body, { childList: true });
        $("body").append('<div id="sample_leavings">Left</div>');
        $("head").append('<style id="sample_leavings_style">.sample-leavings { color: red; }</style>');
        window.sampleLeavings = true;
        console.log("A line");
        console.error("An error");
        return true;
      },
      bind_actions: function () {
        return true;
      },
      settings: function () {
        return true;
      },
      onSave: function () {
        return true;
      },
      destroy: function () {},
    };
    return this;
  };
});
