// The module gives an arrow function, which can't be constructed: `thrown` in `new Widget`, rule `chain-stopped`.
define([], () => () => ({ callbacks: {} }));
