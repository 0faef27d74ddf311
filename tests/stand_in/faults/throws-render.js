// render throws: neither init nor bind_actions is called.
define([], function () {
  return function () {
    this.callbacks = {
      render: function () {
        throw new Error("In render");
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
