// render gives a promise: bind_actions is called at once, init after it.
define([], function () {
  return function () {
    this.callbacks = {
      render: function () {
        return new Promise(function (resolve) {
          setTimeout(function () {
            resolve(true);
          }, 50);
        });
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
