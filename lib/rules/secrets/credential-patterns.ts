/** How a credential looks, whatever it is called. */
export interface CredentialPattern {
  readonly what: string;
  readonly pattern: RegExp;
}

// After https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml, in looser forms; not compared with it one by one.

/** Those that one can tell by their form. */
export const credentialPatterns: readonly CredentialPattern[] = [
  { what: 'an access key of AWS', pattern: /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/ },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY|AGE-SECRET-KEY-1[A-Z0-9]{20}/ },
  { what: 'a JSON Web Token', pattern: /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/ },
  { what: 'a bearer token', pattern: /\bBearer (?!\$)[\w.~+/-]{16,}/i },
  { what: 'a password in a URL', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@'"{}$<>]*:(?![$<*%{])[^\s:/@'"{}$<>]+@/i },
  { what: "a webhook of Slack's", pattern: /hooks\.slack\.com\/(?:services|workflows)\/[A-Z]\w+/ },
  { what: "a token of Slack's", pattern: /\bxox[abeoprs]-[\w-]{10,}/ },
  { what: "a token of GitHub's", pattern: /\b(?:gh[pousr]_\w{30,}|github_pat_\w{22,})/ },
  { what: "a token of GitLab's", pattern: /\bglpat-[\w-]{20,}/ },
  { what: "a key of Anthropic's", pattern: /(?<![\w-])sk-ant-[\w-]{20,}/ },
  {
    what: "a key of OpenAI's",
    pattern: /(?<![\w-])sk-(?!ant-)(?:proj-|svcacct-|admin-)?(?=[\w-]*\d)(?=[\w-]*[A-Z])[\w-]{20,}/,
  },
  { what: "a key of Stripe's", pattern: /\b[rs]k_(?:live|test)_\w{16,}/ },
  { what: "a key of Google's", pattern: /\bAIza[\w-]{35}/ },
  { what: "a key of SendGrid's", pattern: /\bSG\.[\w-]{16,}\.[\w-]{16,}/ },
  {
    what: 'a password',
    pattern:
      /(?:password|passwd|passphrase|(?<![a-z])pwd|client[-_]?secret|secret[-_]?(?:access[-_]?)?key|api[-_]?key)["']?\s*[=]\s*["']?(?![$<*%{(/\s"'])(?!true\b|false\b|null\b|none\b)[^\s"'`,;&|(){}$<>]{4,}/i,
  },
  {
    what: 'a password',
    pattern:
      /(?:password|passwd|passphrase|(?<![a-z])pwd)["']?: *["']?(?![$<*%{(/\s"'&])(?!true\b|false\b|null\b|none\b)[^\s"'`,;&|(){}$<>]{4,}["']?,?\s*(?:$|\n|\})/i,
  },
];

/** What all of them have in common with few other texts: the one question that every text is asked. */
export const credentialHint =
  /AKIA|ASIA|PRIVATE KEY|SECRET-KEY|eyJ|earer|:\/\/[^/]*@|slack\.com|xox|gh[a-z]_|_pat_|glpat|sk-|k_(?:live|test)_|AIza|SG\.|[pP](?:ass|ASS)|pwd|PWD|ecret|ECRET|(?:[aA][pP][iI])[-_]?[kK](?:ey|EY)/;
