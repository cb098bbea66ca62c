/** A function of objects that are never changed, which makes its result once for each of them: several rules ask for it. */
export function remembered<Of extends object, Result extends object>(make: (of: Of) => Result): (of: Of) => Result {
  const known = new WeakMap<Of, Result>();
  return (of) => {
    let result = known.get(of);
    if (result === undefined) known.set(of, (result = make(of)));
    return result;
  };
}
