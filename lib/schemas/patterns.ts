import { qualifiedNames } from './qualified-name.ts';

/** What a pattern accepts, in words; the pattern itself if nobody here has words for it. */
export function describedPattern(pattern: string): string {
  return words[pattern] ?? `a string that matches ${pattern}`;
}

const part = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const name = '([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]';

/** Patterns that stand in many schemas: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
const words: Readonly<Record<string, string>> = {
  [`^${part}$`]: 'small letters, digits and -, with a letter or digit at both ends',
  [`^${part}(\\.${part})*$`]: 'small letters, digits, - and ., with a letter or digit at both ends of each part',
  '^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$': 'letters, digits, -, _ and ., with a letter or digit at both ends',
  [`^(${part}(\\.${part})*/)?${name}$`]: qualifiedNames,
  '^(?!\\.{1,2}$)[^/%]+$': 'a name without / and %',
  '^\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?\\s*$':
    'a quantity, such as 500m, 2 or 4Gi',
};
