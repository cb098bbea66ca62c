import fc from 'fast-check';

/** Strings that some YAML reader, emitter or version has read or written wrongly, or may. */
export const corpus: readonly string[] = [
  '¦ ¦  ¦\t¦\n¦\n\n¦ \n¦\n ¦\t\n¦\r¦\r\n¦a\n¦a\n\n¦a\n\n\n¦\na¦\n\n a¦ a\nb¦a\n b¦a\n  \nb¦a\n\t\nb¦a\n\tb¦\ta\nb¦ \ta\nb¦a \nb¦a\t\nb',
  '#a\n#b¦\n#a¦a: b\nc: d¦- a\n- b¦a\n---\nb¦---\na¦a\n...\nb¦%\na¦---¦--- a¦---a¦...¦... a¦...a¦%YAML 1.2¦%¦? a¦?¦?a¦-¦- a¦-a¦--a',
  ':¦: a¦:a¦a:¦a: b¦a:\tb¦a:b¦a #b¦a\t#b¦#¦#a¦a#¦,¦, a¦[¦]¦{¦}¦[]¦{}¦[a]¦{a: b}¦&a¦*a¦*¦!a¦!!str a¦!¦|¦|-¦>¦>-¦@a¦`a`',
  '\'¦\'\'¦"¦""¦a"b¦a\'b¦\'"\\¦\\¦\\n¦a\\¦yes¦Yes¦no¦ON¦off¦y¦Y¦n¦true¦True¦FALSE¦null¦Null¦~¦~a¦=¦==¦<<¦<<: a¦a¦ a¦a ¦a  b',
  '0¦-0¦+0¦1¦+1¦-1¦00¦08¦0644¦0o17¦-0o7¦0x1f¦0X1F¦0b11¦0_b1¦_0x1¦-_0x1¦0_x_1¦1_000¦1,000¦1e3¦1E3¦1e+3¦1.5e-3¦e1¦E+1¦.e1¦1.2.3',
  '.5¦-.5¦1.¦.¦..¦-.¦+¦._¦1._¦_1¦1__¦_¦.inf¦-.inf¦+.Inf¦.INF¦.nan¦.NaN¦nan¦inf¦Infinity¦12:30¦12:30:45¦-1:30¦190:20:30.15¦1:60',
  '2001-01-01¦2001-1-1¦2001-12-14t21:59:43.10-05:00¦2001-12-14 21:59:43.10 -5¦2001-12-14T21:59:43Z¦999999999999999999999999',
  '\0¦\u0007¦\u001b¦\u007f¦\u0085¦a\u0085b\n¦\u00a0¦\u2028¦a\n\u2029b¦\ufeff¦\ufeffa\nb¦\ufffe¦\uffff¦\u200b¦\u202e¦\ue000¦\u{e0001}',
  'é¦ÿ¦漢¦😀¦\u{10ffff}¦👩\u200d👩\u200d👧¦e\u0301¦__proto__¦constructor¦toString¦hasOwnProperty',
].flatMap((strings) => strings.split('¦'));

const characters = fc.constantFrom(
  ...Array.from(
    ' \t\n\n\n  :#-?,[]{}&*!|>\'"%@`=<~.+0123456789eExXoObBtTzZ_/\\$()^yn\r\0\u0085\u00a0\u2028\ufeffé→漢😀',
  ),
);

/**
 * Mixtures of these strings, of characters with a meaning in YAML, of parts of numbers and dates, and of any others.
 */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...corpus),
  fc.string({ unit: characters, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789_+-.eExXoObBtTzZ:, infaN')), maxLength: 10 }),
  fc.array(fc.constantFrom(...corpus, ' ', '\n'), { minLength: 2, maxLength: 5 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...corpus), { minLength: 2, maxLength: 5 }).map((parts) => parts.join('\n')),
  fc.string({ unit: 'binary' }),
);
