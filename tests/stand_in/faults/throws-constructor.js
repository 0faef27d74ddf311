// The constructor throws: nothing else is called.
define([], function () {
  return function () {
    throw new Error("In the constructor");
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
