/** The nine axes of ideas, and the sources of each crawler. */
export const axes = {
  R: ['export.arxiv.org:443'],
  T: ['api.github.com:443'],
  G: ['api.gdeltproject.org:443'],
  A: ['collectionapi.metmuseum.org:443'],
  P: ['search.patentsview.org:443'],
  C: ['data.sec.gov:443'],
  M: ['api.worldbank.org:443'],
  S: ['api.crossref.org:443'],
  D: ['api.census.gov:443'],
} as const;

/** The letter of an axis. */
export type Axis = keyof typeof axes;

/** The letters of all axes, in the order of the document. */
export const axisNames = Object.keys(axes) as readonly Axis[];
