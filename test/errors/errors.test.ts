import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { renderSample, sampleSystem, webServer } from '../sample-system.ts';
import { nodesIn, place, sourceFiles } from '../source-files.ts';
import { refusedCharts } from './refused-charts.ts';
import { refusedDataServices } from './refused-data-services.ts';
import { refused as refusedSpecs } from './refused.ts';
import { refusedPods } from './refused-pods.ts';
import { refusedLanguage } from './refused-language.ts';
import { refusedValues } from './refused-values.ts';

const refused = [
  ...refusedSpecs,
  ...refusedPods,
  ...refusedDataServices,
  ...refusedCharts,
  ...refusedLanguage,
  ...refusedValues,
];

describe('a spec is refused, in exactly these words, for', () => {
  it.each(refused)('%s', (_what, systems, lines) => {
    expect(renderSample(systems).problems).toEqual(lines);
  });
});

it('all problems of all systems and environments are reported at once, each once', () => {
  const wrong = { ...webServer, image: 'wbe', user: 0, calls: ['front/wbe', 'databse'], placement: 'genral' };
  const { problems } = renderSample(
    [sampleSystem({ front: { web: wrong } }), sampleSystem({ back: { cart: wrong } }, { name: 'other' })],
    ['staging', 'production'],
  );
  const fields = problems.map((line) => line.slice(0, line.indexOf(':')));
  const each = (file: string) =>
    ['calls[0]', 'calls[1]', 'image', 'user', 'placement'].map((field) => `${file} › ${field}`);
  expect([...fields].sort()).toEqual([...each('charts/shop/web.ts'), ...each('charts/other/cart.ts')].sort());
});

it('every rule has a case in the table', () => {
  const lines = refused.flatMap(([, , expected]) => expected);
  const sites = sourceFiles('lib/constructs', 'lib/resolve', 'lib/manifest-chart.ts', 'lib/render.ts').flatMap((file) =>
    [...nodesIn(file.tree)].flatMap((node) => {
      const texts = reportedTexts(node);
      return texts === undefined ? [] : [{ where: place(file, node), texts }];
    }),
  );
  expect(sites.length).toBeGreaterThan(40);
  const untold = sites.filter(({ texts }) => !lines.some((line) => texts.every((text) => line.includes(text))));
  expect(untold.map(({ where, texts }) => `${where} ${texts.join(' … ')}`)).toEqual([]);
});

/** The constant parts of the arguments of `report` and `problems.push`. */
function reportedTexts(node: ts.Node): readonly string[] | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const callee = node.expression.getText();
  const isReport = /(^|\.)report(Spec|Size)?$/.test(callee) && node.arguments.length === 3;
  const [first] = node.arguments;
  const isPush = callee === 'problems.push' && first !== undefined && ts.isTemplateExpression(first);
  if (!isReport && !isPush) return undefined;
  return node.arguments
    .slice(isReport ? 1 : 0)
    .flatMap((argument) => constantParts(argument))
    .filter((text) => text.trim().length > 2);
}

function constantParts(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return [];
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
}
