// Doesn't parse, in line 3: no build; the last good one stays.
define([], function () {
  return function ( {
    this.callbacks = {};
  };
});
