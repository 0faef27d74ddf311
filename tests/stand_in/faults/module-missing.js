// Names a file that isn't there: `failed`, rule `script-not-loaded`; the CRM says nothing.
define(["./parts/none.js"], function (None) {
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
