// Names a file without its ending, which isn't completed: `failed`, rule `script-not-loaded`.
define(["./script-part"], function (part) {
  return function () {
    this.callbacks = {
      render: function () {
        return true;
      },
      init: function () {
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
