/** Something that gives access, recognised by its form. */
export interface SecretPattern {
  /** With its article, as it is in a sentence: `a token of GitHub`. */
  what: string;
  /** The secret is the first group, or the whole match where there is no group. */
  pattern: RegExp;
}

/**
 * Keys and tokens that are recognised wherever they are, because their makers gave them a form of their own. Each form
 * is long enough that no sentence has it by accident.
 *
 * Kept by hand beside the lists below: secretlint and gitleaks are programs to run, not lists to import, and a build takes no
 * more than its own Node.
 *
 * @see https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 * @see https://github.com/secretlint/secretlint/tree/master/packages/%40secretlint
 * @see https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml
 */
export const tokenPatterns: readonly SecretPattern[] = [
  { what: 'an access key of AWS', pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/ },
  {
    what: 'a secret access key of AWS',
    pattern: /\baws_?secret_?(?:access_?)?key["']?\s*[:=]\s*["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/i,
  },
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/ },
  { what: 'a token of GitHub', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{36,255})\b/ },
  { what: 'a token of GitLab', pattern: /\bgl(?:pat|dt|rt|cbt|ptt|ft|soat|agent)-[\w-]{20,}/ },
  { what: 'a token of Slack', pattern: /\bxox[abeoprs]-[\w-]{20,}|\bxapp-\d-[\w-]{20,}/ },
  { what: 'a webhook of Slack', pattern: /\bhooks\.slack\.com\/(?:services|workflows)\/T\w{6,}\/[A-Z]\w{6,}\/\w{16,}/ },
  { what: 'a webhook of Discord', pattern: /\bdiscord(?:app)?\.com\/api\/webhooks\/\d{15,}\/[\w-]{50,}/ },
  {
    what: 'a webhook of Microsoft Teams',
    pattern: /\bwebhook\.office\.com\/webhookb2\/[\w@-]{36,}\/IncomingWebhook\/\w{20,}/,
  },
  { what: 'an API key of Google', pattern: /\bAIza[\w-]{35}(?![\w-])/ },
  { what: 'a client secret of Google', pattern: /\bGOCSPX-[\w-]{28}(?![\w-])/ },
  { what: 'a key of Stripe', pattern: /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{20,}|\bwhsec_[A-Za-z0-9+/]{24,}/ },
  { what: 'a key of SendGrid', pattern: /\bSG\.[\w-]{20,24}\.[\w-]{40,46}/ },
  { what: 'a key of Mailgun', pattern: /\bkey-[0-9a-f]{32}\b/ },
  { what: 'a key of Twilio', pattern: /\bSK[0-9a-f]{32}\b/ },
  { what: 'a token of npm', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { what: 'a token of PyPI', pattern: /\bpypi-AgEI[\w-]{50,}/ },
  { what: 'a token of Docker Hub', pattern: /\bdckr_pat_[\w-]{27,}/ },
  { what: 'a key of OpenAI', pattern: /\bsk-(?:proj-|svcacct-|admin-)?[\w-]{20,200}T3BlbkFJ[\w-]{20,}/ },
  { what: 'a key of Anthropic', pattern: /\bsk-ant-[a-z0-9]+-[\w-]{40,}/ },
  { what: 'a token of Hugging Face', pattern: /\bhf_[A-Za-z]{34}\b/ },
  { what: 'a token of DigitalOcean', pattern: /\bdo[opr]_v1_[0-9a-f]{64}\b/ },
  { what: 'a token of Grafana', pattern: /\bglsa_[A-Za-z0-9]{32}_[0-9a-f]{8}\b|\bglc_eyJ[\w+/=-]{40,}/ },
  { what: 'a key of New Relic', pattern: /\bNRAK-[A-Z0-9]{27}\b/ },
  { what: 'a token of Vault', pattern: /\bhv[bsr]\.[\w-]{24,}/ },
  { what: 'a token of Terraform Cloud', pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,}/ },
  { what: 'a token of Databricks', pattern: /\bdapi[0-9a-f]{32}\b/ },
  { what: 'a token of Sentry', pattern: /\bsntry[su]_[\w+/=-]{40,}/ },
  { what: 'a token of Shopify', pattern: /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/ },
  { what: 'a token of Linear', pattern: /\blin_api_[A-Za-z0-9]{40}\b/ },
  { what: 'a token of Telegram', pattern: /\b\d{8,10}:AA[\w-]{33}(?![\w-])/ },
  { what: 'a key of Azure Storage', pattern: /\bAccountKey=([A-Za-z0-9+/]{86}==)/ },
  { what: 'a secret key of age', pattern: /\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b/ },
  { what: 'a token of Atlassian', pattern: /\bATATT3[\w=-]{100,}|\bATCTT3[\w=-]{100,}/ },
  { what: 'a token of 1Password', pattern: /\bops_eyJ[\w+/=-]{100,}/ },
  { what: 'a token of Airtable', pattern: /\bpat[A-Za-z0-9]{14}\.[0-9a-f]{64}\b/ },
  { what: 'a token of Buildkite', pattern: /\bbk(?:ua|aj|pt)_[0-9a-f]{40}\b/ },
  { what: 'a token of CircleCI', pattern: /\bCCI(?:PAT|PRJ)_[A-Za-z0-9]{22}_[0-9a-f]{40}\b/ },
  { what: 'a token of Doppler', pattern: /\bdp\.(?:pt|st|ct|sa|scim|audit)\.(?:[\w-]+\.)?[A-Za-z0-9]{40,44}\b/ },
  { what: 'a token of Dynatrace', pattern: /\bdt0[a-z]\d{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}\b/ },
  { what: 'a token of Figma', pattern: /\bfigd_[\w-]{38,}/ },
  { what: 'a token of Fly', pattern: /\bfm[12][ar]?_[A-Za-z0-9+/]{100,}|\bfo1_[\w-]{43}\b/ },
  { what: 'a token of Google', pattern: /\bya29\.[\w-]{60,}/ },
  { what: 'a key of Groq', pattern: /\bgsk_[A-Za-z0-9]{52}\b/ },
  { what: 'a key of Heroku', pattern: /\bHRKU-AA[\w-]{58}/ },
  { what: 'a key of Mailchimp', pattern: /\b[0-9a-f]{32}-us\d{1,2}\b/ },
  { what: 'a client secret of Microsoft Entra', pattern: /(?<![\w.~-])[\w.~-]{3}\dQ~[\w.~-]{31,34}(?![\w.~-])/ },
  { what: 'a token of Netlify', pattern: /\bnf[pcoubr]_[A-Za-z0-9]{36}\b/ },
  { what: 'a token of Notion', pattern: /\bntn_\d{11}[A-Za-z0-9]{35}\b/ },
  { what: 'a token of PlanetScale', pattern: /\bpscale_(?:tkn|oauth|pw)_[\w=.-]{32,64}/ },
  { what: 'a key of Postman', pattern: /\bPMAK-[0-9a-f]{24}-[0-9a-f]{34}\b/ },
  { what: 'a token of Pulumi', pattern: /\bpul-[0-9a-f]{40}\b/ },
  { what: 'a key of RubyGems', pattern: /\brubygems_[0-9a-f]{48}\b/ },
  { what: 'a token of Sourcegraph', pattern: /\bsgp_(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40}\b/ },
  { what: 'a token of Supabase', pattern: /\bsbp_[0-9a-f]{40}\b/ },
  { what: 'a key of Tailscale', pattern: /\btskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]+-[A-Za-z0-9]{20,}/ },
  { what: 'a key of Ceph', pattern: /(?<![\w+/])AQ[A-Za-z0-9+/]{36}==/ },
  { what: 'a signed token (JWT)', pattern: /\beyJ[\w-]{10,500}\.eyJ[\w-]{10,}\.[\w-]{10,}/ },
  {
    what: 'a password in an address',
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'<>`]*:([^\s/@"'<>`]+)@[\w[{$<]/i,
  },
];

/** Passwords that are recognised by what is in front of them; looked for in commands and code only. */
export interface PasswordPattern extends SecretPattern {
  /** What the whole command must hold; several lines that continue each other are one command. */
  command?: RegExp;
  /** Whether the value must look random, because names and modes stand in the same place. */
  randomOnly?: boolean;
}

const value = String.raw`("[^"\n]*"|'[^'\n]*'|[^\s"'\x60;|&)]+)`;
const passwordWord = '(?:password|passwd|passphrase|passwort|pwd)';
const keyWord =
  '(?:secret|token|api[-_]?key|access[-_]?key|secret[-_]?key|private[-_]?key|client[-_]?secret|auth[-_]?key)';

export const passwordPatterns: readonly PasswordPattern[] = [
  {
    what: 'a password',
    pattern: new RegExp(
      `\\s--(?!(?:[a-z0-9]+-)*(?:ask|no|use|require|show|change|reset|generate|prompt|allow-empty|skip)-)(?:[a-z0-9]+-)*(?:${passwordWord}|pass)(?:=|\\s+)${value}`,
      'i',
    ),
  },
  { what: 'a key', pattern: new RegExp(`\\s--(?:[a-z0-9]+-)*${keyWord}(?:=|\\s+)${value}`, 'i'), randomOnly: true },
  {
    what: 'a password',
    pattern: new RegExp(`(?:^|[\\s{,;"'=])["']?(?:[\\w.-]*[_.-]|PG)?${passwordWord}["']?\\s*=\\s*${value}`, 'i'),
  },
  {
    what: 'a password',
    pattern: new RegExp(`(?:^|[\\s{,;"'])["']?(?:[\\w.-]*[_.-]|PG)?${passwordWord}["']?:\\s*${value}`, 'i'),
  },
  {
    what: 'a key',
    pattern: new RegExp(`(?:^|[\\s{,;"'=])["']?(?:[\\w.-]*[_.-])?${keyWord}["']?\\s*[=:]\\s*${value}`, 'i'),
    randomOnly: true,
  },
  {
    what: 'a password',
    pattern: /\s-p("[^"\n]+"|'[^'\n]+'|[^\s"';|&-][^\s"';|&]*)/,
    command: /\b(?:mysql|mysqldump|mysqladmin|mysqlimport|mysqlcheck|mariadb|mariadb-dump)\s/,
  },
  { what: 'a password', pattern: /\ssshpass\s+-p\s*(\S+)/ },
  { what: 'a password', pattern: /\s-a\s+(\S+)/, command: /\b(?:redis|valkey|keydb)-cli\s/ },
  {
    what: 'a password',
    pattern: /\s-w\s+("[^"\n]+"|'[^'\n]+'|[^\s-]\S*)/,
    command: /\bldap(?:search|modify|add|delete|whoami|passwd)\s/,
  },
  {
    what: 'a password',
    pattern: /\s-p\s+("[^"\n]+"|'[^'\n]+'|[^\s-]\S*)/,
    command: /\b(?:docker|podman|helm\s+registry|oc|az)\s+login\s/,
  },
  {
    what: 'a password',
    pattern: /\s(?:-u|--user|--proxy-user)[\s=]{1,5}["']?[^\s:"']+:([^\s"']+)/,
    command: /\bcurl\s/,
  },
  { what: 'a password', pattern: /\s-a(?:uth)?\s+["']?[^\s:"']+:([^\s"']+)/, command: /\b(?:http|https|xh)\s/ },
  { what: 'a password', pattern: /\s-pass(?:in|out)?\s+pass:(\S+)/, command: /\bopenssl\s/ },
  {
    what: 'a password',
    pattern: new RegExp(`\\bIDENTIFIED\\s+(?:WITH\\s+\\S+\\s+)?BY\\s+(?:PASSWORD\\s+)?${value}`, 'i'),
  },
  { what: 'a password', pattern: /\b(?:CREATE|ALTER)\s+(?:USER|ROLE)\b.{0,500}\bPASSWORD\s+("[^"\n]+"|'[^'\n]+')/i },
  {
    what: 'the value of a header',
    pattern: /\bAuthorization["']?\s*[:=]\s*["']?(?:Basic|Bearer|Token)\s+([\w.~+/=-]{12,})/i,
  },
  {
    what: 'the value of a header',
    pattern: /\b(?:x-api-key|x-auth-token|private-token|dd-api-key|x-vault-token)["']?\s*:\s*([\w.~+/=-]{12,})/i,
  },
];
