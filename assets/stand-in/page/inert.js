// What stands for a thing of the CRM that the stand-in lacks.

// A declared function, since an arrow can't be constructed.
function nothing() {}

/** A function that can be called, constructed, extended and read in any depth, and does nothing. */
export function inert(name) {
  return new Proxy(nothing, {
    get: (target, key) => {
      if (key === "then" || key === Symbol.toPrimitive || key === Symbol.iterator) return undefined;
      if (key === "prototype" || key in target) return target[key];
      return inert(`${name}.${String(key)}`);
    },
    apply: () => inert(`${name}()`),
    construct: () => inert(`new ${name}`),
  });
}
