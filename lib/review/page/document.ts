import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComponentChild, VNode } from 'preact';
import { h } from './element.ts';
import { renderToString } from 'preact-render-to-string';

/** What every page has: a title, what is above the search, and the rest. */
export interface PageParts {
  readonly title: string;
  readonly top: ComponentChild;
  /** What can be chosen beside the search. @default - nothing */
  readonly filters?: ComponentChild;
  readonly placeholder: string;
  readonly main: ComponentChild;
}

/** One file with all that it needs: it loads nothing, and sends nothing. */
export function htmlDocument({ title, top, filters, placeholder, main }: PageParts): string {
  const inner = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
  const raw = (text: string) => ({ dangerouslySetInnerHTML: { __html: text } });
  const page = h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      // Whatever a manifest may hold, the page loads nothing of it.
      h('meta', {
        'http-equiv': 'Content-Security-Policy',
        content: "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:",
      }),
      h('title', null, title),
      h('style', raw(inner('page.css'))),
    ),
    h(
      'body',
      null,
      h('a', { class: 'skip', href: '#content' }, 'To the content'),
      h('header', { class: 'top' }, top),
      h('search', { class: 'finder' }, finder(placeholder, filters)),
      h('main', { id: 'content' }, main),
      h('footer', null, 'Made by strata from manifests alone. Press / to search, Enter for the first hit.'),
      h('script', raw(inner('page.client.mjs'))),
    ),
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function finder(placeholder: string, filters: ComponentChild): VNode {
  return h(
    'div',
    { class: 'inner' },
    h('input', { type: 'search', placeholder, 'aria-label': placeholder, autocomplete: 'off' }),
    filters,
    h('output', { 'aria-live': 'polite' }),
  );
}
