/**
 * An error that a file of the charts throws, in the form of what esbuild refuses: the place, what is wrong, and from where in
 * the charts that was reached. An error of the program stays as it is, with its stack.
 * @param {unknown} error
 */
export function told(error) {
  if (!(error instanceof Error)) return error;
  const { name, message, stack = '' } = error;
  const frames = stack.slice(stack.indexOf('\n    at ')).split('\n    at ').slice(1);
  const places = frames.map((frame) => /\bcharts\/[\w./-]+\.ts:\d+:\d+/.exec(frame)?.[0]);
  const [first, ...callers] = places;
  if (first === undefined) return error;
  return [`${first}: ${name}: ${message}`, ...callers.flatMap((place) => (place ? `    from ${place}` : []))].join(
    '\n',
  );
}
