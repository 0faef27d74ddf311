// There is no object callbacks: rule `no-callbacks`.
define([], function () {
  return function () {
    return this;
  };
});
