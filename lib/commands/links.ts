/** The URL of a file in a page: below the given prefix, or else relative to the page. */
export function linkOf(address = '.'): (file: string) => string {
  const start = address.replace(/\/$/, '');
  return (file) => `${start}/${file.split('/').map(encodeURIComponent).join('/')}`;
}
