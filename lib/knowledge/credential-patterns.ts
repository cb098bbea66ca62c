/** How a credential looks, whatever it is called. */
export interface CredentialPattern {
  readonly what: string;
  readonly pattern: RegExp;
}

// After https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml, in looser forms; not compared with it one by one.

const passwordName = String.raw`(?:password|passwd|passphrase|(?<![a-z])pwd)`;

/** What is no placeholder, and no word on where the password is. */
const written = String.raw`(?![$<*%{(/\s"'])(?!(?:true|false|null|none|required|optional|string|redacted)\b|(?:env|file|op|vault):|(?:env|os|process)\.|getenv|(?:your|replace|insert)[-_]|replaceme\b|placeholder|x{3}|ENC\[)[^\s"'\x60,;&|(){}$<>]`;

const keyName = String.raw`(?:[sS]ecret|SECRET|[tT]oken|TOKEN|(?:[aA]pi|API|[aA]ccess|ACCESS|[aA]ccount|[pP]rivate|PRIVATE|[sS]igning|[eE]ncryption)[-_]?(?:[kK]ey|KEY))`;

/** Small and capital letters and digits, as chance mixes them. */
const mixed = String.raw`(?=[\w+/]*\d)(?=[\w+/]*[A-Z])(?=[\w+/]*[a-z])`;

/** Those that one can tell by their form. */
export const credentialPatterns: readonly CredentialPattern[] = [
  { what: 'an access key of AWS', pattern: /(?<![A-Z0-9])(?:AKIA|ASIA)(?![A-Z0-9]{9}EXAMPLE)[A-Z0-9]{16}(?![A-Z0-9])/ },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY|AGE-SECRET-KEY-1[A-Z0-9]{20}/ },
  { what: 'a JSON Web Token', pattern: /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/ },
  { what: 'a bearer token', pattern: /\bBearer (?!\$)[\w.~+/-]{16,}/i },
  {
    what: 'a password in a URL',
    pattern:
      /\b[a-zA-Z][a-zA-Z0-9+.-]*:\/\/[^\s:/@'"{}$<>]*:(?![$<*%{]|x{3}|REDACTED@|PASSWORD@)[^\s:/@'"{}$<>]+@(?!(?:[\w-]+\.)*example\.(?:com|net|org)\b)/,
  },
  { what: "a webhook of Slack's", pattern: /hooks\.slack\.com\/(?:services|workflows)\/[A-Z]\w+/ },
  { what: "a token of Slack's", pattern: /\b(?:xox[abeoprs]|xapp)-[\w-]{10,}/ },
  { what: "a token of GitHub's", pattern: /\b(?:gh[pousr]_\w{30,}|github_pat_\w{22,})/ },
  { what: "a token of GitLab's", pattern: /\bglpat-[\w-]{20,}/ },
  { what: "a key of Anthropic's", pattern: /(?<![\w-])sk-ant-[\w-]{20,}/ },
  {
    what: "a key of OpenAI's",
    pattern: /(?<![\w-])sk-(?!ant-)(?:proj-|svcacct-|admin-)?(?=[\w-]*\d)(?=[\w-]*[A-Z])[\w-]{20,}/,
  },
  { what: "a key of Stripe's", pattern: /\b(?:[rs]k_(?:live|test)|whsec)_\w{16,}/ },
  { what: "a key of Google's", pattern: /\bAIza[\w-]{35}/ },
  { what: "a key of SendGrid's", pattern: /\bSG\.[\w-]{16,}\.[\w-]{16,}/ },
  { what: "a token of npm's", pattern: /\bnpm_[A-Za-z0-9]{36}/ },
  { what: "a token of PyPI's", pattern: /\bpypi-AgEIcHlwaS5vcmc[\w-]{16,}/ },
  { what: "a token of Hugging Face's", pattern: /\bhf_[A-Za-z]{34}/ },
  { what: 'a password of HTTP', pattern: /\bAuthorization["']?\s*[:=]\s*["']?Basic [A-Za-z0-9+/]{8,}/i },
  { what: 'a password of a registry', pattern: /"auths"[^]*"auth"\s*:\s*"[A-Za-z0-9+/]{8,}/ },
  {
    what: 'a password',
    pattern: new RegExp(
      String.raw`(?:${passwordName}|client[-_]?secret|secret[-_]?(?:access[-_]?)?key|api[-_]?key)["']?\s*[=]\s*["']?${written}{4,}`,
      'i',
    ),
  },
  {
    what: 'a password',
    pattern: new RegExp(
      String.raw`${passwordName}["']?: *["']?(?!&)${written}{4,}(?:["']\s*[,}\]]|["']?,?\s*(?:$|\n|\}))`,
      'i',
    ),
  },
  {
    what: 'a password',
    pattern: new RegExp(String.raw`(?:^[ \t]*|--)requirepass[ \t]+["']?${written}{4,}`, 'im'),
  },
  {
    what: 'a key',
    pattern: new RegExp(
      String.raw`${keyName}["']?\s*[:=]\s*["']?(?:${mixed}[A-Za-z0-9+/]{24,}|[0-9a-f]{32,})(?![\w.:-])`,
    ),
  },
];

/** What all of them have in common with few other texts: the one question that every text is asked. */
export const credentialHint =
  /AKIA|ASIA|PRIVATE KEY|SECRET-KEY|eyJ|earer|:\/\/[^/]*@|slack\.com|xox|xapp|npm_|hf_|pypi|whsec|Basic|"auths"|gh[a-z]_|_pat_|glpat|sk-|k_(?:live|test)_|AIza|SG\.|[pP](?:ass|ASS)|pwd|PWD|(?:[kK]ey|KEY|ecret|ECRET|oken|OKEN)["']?\s*[:=]/;
