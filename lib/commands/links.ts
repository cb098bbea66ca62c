/** The address of a file in a page: below the one that is named, else beside the page. */
export function linkOf(address = '.'): (file: string) => string {
  const start = address.replace(/\/$/, '');
  return (file) => `${start}/${file.split('/').map(encodeURIComponent).join('/')}`;
}
