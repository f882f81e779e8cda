/** Languages of what people run, as they are named after a fence: shells, and what is asked of databases and monitoring. */
export const commandLanguages: readonly string[] = [
  'bash',
  'sh',
  'shell',
  'zsh',
  'console',
  'shellsession',
  'powershell',
  'ps1',
  'pwsh',
  'sql',
  'psql',
  'promql',
  'logql',
];
