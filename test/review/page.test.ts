import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy, environmentsOf, verdict } from '../../lib/review/policy.ts';
import { atlasPage } from '../../lib/review/page/atlas-page.ts';
import { reviewPage } from '../../lib/review/page/review-page.ts';
import { review } from '../../lib/review/review.ts';
import { sideOf } from './manifests.ts';
import { all, platform, replace, withoutFile } from './platform.ts';

const chromium = '/usr/bin/chromium';
const hasBrowser = existsSync(chromium);
if (!hasBrowser) console.warn(`skipped: there is no ${chromium} to look at pages with (apt-get install chromium)`);

/** A change with content in every part of the page, and with a name that contains HTML. */
const head = all(
  withoutFile('production/shop/store.yaml'),
  replace('production/shop/web', 'minReplicas: 3', 'minReplicas: 1'),
  replace('shop/', 'shop/web:v1.0.0', 'shop/web:v1.1.0'),
  replace('production/shop/web', 'LOG_LEVEL, value: info', 'LOG_LEVEL, value: "<script>alert(1)</script>"'),
);

function pages(): Readonly<Record<string, string>> {
  const made = review(sideOf('base', platform()), sideOf('head', head(platform())), { rules: [] });
  const judgement = verdict(made.review.consequences, environmentsOf(made.comparison.changed), defaultPolicy);
  const link = (file: string) => `./${file}`;
  return {
    review: reviewPage(made, judgement, link),
    atlas: atlasPage(made.comparison.after.clusters, { link, sources: new Set(['charts/shop/web.ts']) }),
  };
}

describe('a page', () => {
  const made = pages();

  it.each(Object.entries(made))('of the %s loads nothing, and escapes what manifests hold', (_, text) => {
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(text).toContain("default-src 'none'");
    expect(text).not.toContain('<script>alert');
    expect([...text.matchAll(/<script/g)]).toHaveLength(1);
  });

  it('of a change of everything stays below 2 MB', () => {
    const rendered = new Map(
      ['dist', 'argocd'].flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((path) => path.endsWith('.yaml'))
          .map((path) => [`${folder}/${path}`, readFileSync(join(folder, path), 'utf8')] as const),
      ),
    );
    const changed = [...rendered].map(
      ([path, text]) => [path, text.replaceAll(/^ {2}labels:$/gm, '  labels:\n    of: all')] as const,
    );
    const whole = review(sideOf('base', Object.fromEntries(rendered)), sideOf('head', Object.fromEntries(changed)), {
      rules: [],
    });
    const judgement = verdict(whole.review.consequences, environmentsOf(whole.comparison.changed), defaultPolicy);
    expect(whole.review.clusters.length).toBeGreaterThan(15);
    const link = (file: string) => file;
    expect(reviewPage(whole, judgement, link).length).toBeLessThan(2_000_000);
    expect(atlasPage(whole.comparison.after.clusters, { link, sources: new Set() }).length).toBeLessThan(2_000_000);
  });

  it('of the review says what is severe, the YAML of a change and the costs', () => {
    const { review: text = '' } = made;
    expect(text).toContain('The minimum is one pod');
    expect(text).toContain('production/shop');
    expect(text).toMatch(/class="ins">.*image: registry\.example\.com\/shop\/web:v1\.1\.0/);
  });

  it('of the atlas links each workload to its file and its spec', () => {
    const { atlas: text = '' } = made;
    expect(text).toContain('<a href="./dist/production/shop/web.yaml">web</a>');
    expect(text).toContain('href="./charts/shop/web.ts"');
  });
});

describe.skipIf(!hasBrowser)('in a browser', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    const playwright = await import('playwright-core');
    browser = await playwright.chromium.launch({
      executablePath: chromium,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    folder = mkdtempSync(join(tmpdir(), 'strata-pages-'));
    for (const [name, text] of Object.entries(pages())) writeFileSync(join(folder, `${name}.html`), text);
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function opened(name: string, width = 1440, colorScheme: 'light' | 'dark' = 'light') {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`file://${join(folder, `${name}.html`)}`);
    return { page, errors };
  }

  const looks = ['review', 'atlas'].flatMap((name) =>
    (['light', 'dark'] as const).flatMap((scheme) => [1440, 390].map((width) => [name, scheme, width] as const)),
  );

  it.each(looks)('the %s, %s, %i px wide, has no errors, fits and is accessible', async (name, scheme, width) => {
    const { page, errors } = await opened(name, width, scheme);
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('is searched by keyboard alone', async () => {
    const { page } = await opened('review');
    const shown = () => page.locator('[data-item]:visible').count();
    const before = await shown();
    await page.keyboard.press('/');
    await page.keyboard.type('minimum is one pod');
    expect(await shown()).toBe(1);
    expect(await page.locator('output').textContent()).toBe(`1 of ${await page.locator('[data-item]').count()}`);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.textContent')).toContain('The minimum is one pod');
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    expect(await shown()).toBe(before);
    await page.close();
  });

  it('leaves out severities that are not chosen', async () => {
    const { page } = await opened('review');
    await page.getByLabel(/^low \d+$/).uncheck();
    expect(await page.locator('[data-severity="low"]:visible').count()).toBe(0);
    expect(await page.locator('[data-severity="high"]:visible').count()).toBeGreaterThan(0);
    await page.close();
  });

  // The picture in README; PICTURE=1 takes it again.
  it('is the picture of README', async () => {
    if (process.env.PICTURE !== '1') return;
    const { page } = await opened('review', 1120);
    writeFileSync('docs/review.png', await page.screenshot());
    await page.close();
  });
});

async function violations(page: Page): Promise<readonly string[]> {
  // As text: the page allows only its own scripts, and evaluating an expression needs no script element.
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const result = await page.evaluate<{
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
  }>('axe.run()');
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`);
}
