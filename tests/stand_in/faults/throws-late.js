// Fails after the callbacks have returned: an error that nobody catches, a promise that nobody handles.
define([], function () {
  return function () {
    this.callbacks = {
      render: function () {
        return true;
      },
      init: function () {
        setTimeout(function () {
          throw new Error("Later");
        }, 10);
        Promise.reject(new Error("Unhandled"));
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
