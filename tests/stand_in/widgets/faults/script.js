// A widget without a fault; the scripts of tests/stand_in/faults are put in its place.
define([], function () {
  return function () {
    function yes() {
      return true;
    }
    this.callbacks = { render: yes, init: yes, bind_actions: yes, settings: yes, onSave: yes, destroy: yes };
    return this;
  };
});
