// render gives nothing: init isn't called, bind_actions is all the same.
define([], function () {
  return function () {
    this.callbacks = {
      render: function () {
        console.log("drawn");
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
