// The promise of render is rejected: init is never called.
define([], function () {
  return function () {
    this.callbacks = {
      render: function () {
        return Promise.reject(new Error("No"));
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
