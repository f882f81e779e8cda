/** Something that gives access, recognised by its form. */
export interface SecretPattern {
  /** With its article, as it is in a sentence: `a GitHub token`. */
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
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/ },
  {
    what: 'an AWS secret access key',
    pattern: /\baws_?secret_?(?:access_?)?key["']?\s*[:=]\s*["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/i,
  },
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/ },
  { what: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{36,255})\b/ },
  { what: 'a GitLab token', pattern: /\bgl(?:pat|dt|rt|cbt|ptt|ft|soat|agent)-[\w-]{20,}/ },
  { what: 'a Slack token', pattern: /\bxox[abeoprs]-[\w-]{20,}|\bxapp-\d-[\w-]{20,}/ },
  { what: 'a Slack webhook', pattern: /\bhooks\.slack\.com\/(?:services|workflows)\/T\w{6,}\/[A-Z]\w{6,}\/\w{16,}/ },
  { what: 'a Discord webhook', pattern: /\bdiscord(?:app)?\.com\/api\/webhooks\/\d{15,}\/[\w-]{50,}/ },
  {
    what: 'a Microsoft Teams webhook',
    pattern: /\bwebhook\.office\.com\/webhookb2\/[\w@-]{36,}\/IncomingWebhook\/\w{20,}/,
  },
  { what: 'a Google API key', pattern: /\bAIza[\w-]{35}(?![\w-])/ },
  { what: 'a Google client secret', pattern: /\bGOCSPX-[\w-]{28}(?![\w-])/ },
  { what: 'a Stripe key', pattern: /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{20,}|\bwhsec_[A-Za-z0-9+/]{24,}/ },
  { what: 'a SendGrid key', pattern: /\bSG\.[\w-]{20,24}\.[\w-]{40,46}/ },
  { what: 'a Mailgun key', pattern: /\bkey-[0-9a-f]{32}\b/ },
  { what: 'a Twilio key', pattern: /\bSK[0-9a-f]{32}\b/ },
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { what: 'a PyPI token', pattern: /\bpypi-AgEI[\w-]{50,}/ },
  { what: 'a Docker Hub token', pattern: /\bdckr_pat_[\w-]{27,}/ },
  { what: 'an OpenAI key', pattern: /\bsk-(?:proj-|svcacct-|admin-)?[\w-]{20,200}T3BlbkFJ[\w-]{20,}/ },
  { what: 'an Anthropic key', pattern: /\bsk-ant-[a-z0-9]+-[\w-]{40,}/ },
  { what: 'a Hugging Face token', pattern: /\bhf_[A-Za-z]{34}\b/ },
  { what: 'a DigitalOcean token', pattern: /\bdo[opr]_v1_[0-9a-f]{64}\b/ },
  { what: 'a Grafana token', pattern: /\bglsa_[A-Za-z0-9]{32}_[0-9a-f]{8}\b|\bglc_eyJ[\w+/=-]{40,}/ },
  { what: 'a New Relic key', pattern: /\bNRAK-[A-Z0-9]{27}\b/ },
  { what: 'a Vault token', pattern: /\bhv[bsr]\.[\w-]{24,}/ },
  { what: 'a Terraform Cloud token', pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,}/ },
  { what: 'a Databricks token', pattern: /\bdapi[0-9a-f]{32}\b/ },
  { what: 'a Sentry token', pattern: /\bsntry[su]_[\w+/=-]{40,}/ },
  { what: 'a Shopify token', pattern: /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/ },
  { what: 'a Linear token', pattern: /\blin_api_[A-Za-z0-9]{40}\b/ },
  { what: 'a Telegram token', pattern: /\b\d{8,10}:AA[\w-]{33}(?![\w-])/ },
  { what: 'an Azure Storage key', pattern: /\bAccountKey=([A-Za-z0-9+/]{86}==)/ },
  { what: 'an age secret key', pattern: /\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b/ },
  { what: 'an Atlassian token', pattern: /\bATATT3[\w=-]{100,}|\bATCTT3[\w=-]{100,}/ },
  { what: 'a 1Password token', pattern: /\bops_eyJ[\w+/=-]{100,}/ },
  { what: 'an Airtable token', pattern: /\bpat[A-Za-z0-9]{14}\.[0-9a-f]{64}\b/ },
  { what: 'a Buildkite token', pattern: /\bbk(?:ua|aj|pt)_[0-9a-f]{40}\b/ },
  { what: 'a CircleCI token', pattern: /\bCCI(?:PAT|PRJ)_[A-Za-z0-9]{22}_[0-9a-f]{40}\b/ },
  { what: 'a Doppler token', pattern: /\bdp\.(?:pt|st|ct|sa|scim|audit)\.(?:[\w-]+\.)?[A-Za-z0-9]{40,44}\b/ },
  { what: 'a Dynatrace token', pattern: /\bdt0[a-z]\d{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}\b/ },
  { what: 'a Figma token', pattern: /\bfigd_[\w-]{38,}/ },
  { what: 'a Fly token', pattern: /\bfm[12][ar]?_[A-Za-z0-9+/]{100,}|\bfo1_[\w-]{43}\b/ },
  { what: 'a Google token', pattern: /\bya29\.[\w-]{60,}/ },
  { what: 'a Groq key', pattern: /\bgsk_[A-Za-z0-9]{52}\b/ },
  { what: 'a Heroku key', pattern: /\bHRKU-AA[\w-]{58}/ },
  { what: 'a Mailchimp key', pattern: /\b[0-9a-f]{32}-us\d{1,2}\b/ },
  { what: 'a Microsoft Entra client secret', pattern: /(?<![\w.~-])[\w.~-]{3}\dQ~[\w.~-]{31,34}(?![\w.~-])/ },
  { what: 'a Netlify token', pattern: /\bnf[pcoubr]_[A-Za-z0-9]{36}\b/ },
  { what: 'a Notion token', pattern: /\bntn_\d{11}[A-Za-z0-9]{35}\b/ },
  { what: 'a PlanetScale token', pattern: /\bpscale_(?:tkn|oauth|pw)_[\w=.-]{32,64}/ },
  { what: 'a Postman key', pattern: /\bPMAK-[0-9a-f]{24}-[0-9a-f]{34}\b/ },
  { what: 'a Pulumi token', pattern: /\bpul-[0-9a-f]{40}\b/ },
  { what: 'a RubyGems key', pattern: /\brubygems_[0-9a-f]{48}\b/ },
  { what: 'a Sourcegraph token', pattern: /\bsgp_(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40}\b/ },
  { what: 'a Supabase token', pattern: /\bsbp_[0-9a-f]{40}\b/ },
  { what: 'a Tailscale key', pattern: /\btskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]+-[A-Za-z0-9]{20,}/ },
  { what: 'a Ceph key', pattern: /(?<![\w+/])AQ[A-Za-z0-9+/]{36}==/ },
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

/** A value without quotes ends where a comma has the next name behind it: `username=a,password=b,uid=1000`. */
const value = String.raw`("[^"\n]*"|'[^'\n]*'|(?:(?!,[\w.-]+=)[^\s"'\x60;|&)])+)`;
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
