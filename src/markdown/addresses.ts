const schemes = ['http', 'https', 'mailto', 'tel', 'sms', 'irc', 'ircs', 'xmpp', 'slack', 'msteams', 'zoommtg', 'ssh'];

/** Scheme of an address that content must not hold, such as `javascript`, or undefined when the address is harmless. */
export function refusedScheme(address: string): string | undefined {
  // Browsers drop control characters and white space before and inside a scheme.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address.replace(/[\u0000-\u0020\u007f]/g, ''))?.[1]?.toLowerCase();
  return scheme === undefined || schemes.includes(scheme) ? undefined : scheme;
}
