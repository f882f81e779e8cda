import { createServer, type Server } from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';

/** What came to a stand-in for Slack, PagerDuty or a webhook. */
export interface Posted {
  path: string;
  body: unknown;
}

export interface Receivers {
  http: string;
  smtp: string;
  posted: Posted[];
  /** Whole mails, as they came. */
  mails: string[];
  close: () => void;
}

/** Stand-ins for what Alertmanager sends to: they keep what comes, and say what the real ones say. */
export async function openReceivers(): Promise<Receivers> {
  const posted: Posted[] = [];
  const mails: string[] = [];
  const http = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      posted.push({ path: request.url ?? '', body: JSON.parse(text) as unknown });
      const isPager = request.url?.startsWith('/pagerduty');
      response.writeHead(isPager ? 202 : 200, { 'content-type': isPager ? 'application/json' : 'text/plain' });
      response.end(isPager ? '{"status":"success"}' : 'ok');
    });
  });
  const smtp = net.createServer((socket) => {
    let buffer = '';
    let isMail = false;
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.write('220 mail.example.com ESMTP\r\n');
    socket.on('data', (chunk: string) => {
      buffer += chunk;
      for (;;) {
        const end = buffer.indexOf(isMail ? '\r\n.\r\n' : '\r\n');
        if (end === -1) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + (isMail ? 5 : 2));
        if (isMail) mails.push(line.replace(/^\.\./gm, '.'));
        const isData = !isMail && /^DATA$/i.test(line);
        isMail = isData;
        socket.write(isData ? '354 go on\r\n' : /^QUIT/i.test(line) ? '221 bye\r\n' : '250 mail.example.com\r\n');
      }
    });
  });
  const [httpPort, smtpPort] = await Promise.all([listen(http), listen(smtp)]);
  return {
    http: `http://127.0.0.1:${httpPort}`,
    smtp: `127.0.0.1:${smtpPort}`,
    posted,
    mails,
    close: () => {
      http.close();
      http.closeAllConnections();
      smtp.close();
    },
  };
}

async function listen(server: Server | net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  const port = await listen(server);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** The parts of a mail by their types, decoded. */
export function partsOfMail(mail: string): Map<string, string> {
  const boundary = /boundary="?([^";\r\n]+)/i.exec(mail)?.[1] ?? '';
  const parts = new Map<string, string>();
  for (const part of mail.split(`--${boundary}`).slice(1)) {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const type = /content-type:\s*([^;\r\n]+)/i.exec(head)?.[1];
    if (type !== undefined) parts.set(type.toLowerCase(), decodedQuotedPrintable(rest.join('\r\n\r\n')));
  }
  return parts;
}

function decodedQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/\r\n/g, '\n')
    .replace(/[^\x20-\x7e\n\t]/g, (character) => encodeURIComponent(character).replaceAll('%', '='));
  return Buffer.from(
    bytes.replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString('utf8');
}
