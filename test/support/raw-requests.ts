import fc from 'fast-check';
import { connect } from 'node:net';

/** Bytes for a server, and what becomes of the connection after them. */
export interface RawRequest {
  bytes: Buffer;
  /** `wait` waits for an answer; `abort` hangs up at its first bytes, `vanish` and `half` without waiting, `stall` without a word. */
  then: 'wait' | 'abort' | 'vanish' | 'half' | 'stall';
}

/**
 * Sends raw bytes on a connection of their own, and hangs up when nothing more comes for a moment.
 *
 * @returns What came back until the end of the connection, a character for each byte; undefined when it did not end in ten seconds.
 */
export function sendRaw(port: number, { bytes, then }: RawRequest, host = '127.0.0.1'): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    let got: string | undefined = '';
    let silence: NodeJS.Timeout | undefined;
    const hangUpAfter = (milliseconds: number, how: () => void): void => {
      clearTimeout(silence);
      silence = setTimeout(how, milliseconds);
    };
    const timer = setTimeout(() => {
      got = undefined;
      socket.destroy();
    }, 10_000);
    socket.on('data', (data) => {
      got += data.toString('latin1');
      if (then === 'abort') socket.destroy();
      else hangUpAfter(5, () => socket.end());
    });
    // The server may hang up before all is written.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      clearTimeout(silence);
      resolve(got);
    });
    socket.write(bytes, () => {
      if (then === 'vanish') socket.destroy();
      else if (then === 'half') socket.end();
      else if (got === '') hangUpAfter(60, () => (then === 'stall' ? socket.destroy() : socket.end()));
    });
  });
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PRI', 'get', 'G\0T', ''];

const pathParts = [
  '/',
  '//',
  '\\',
  '\\\\',
  '.',
  '..',
  '%2e%2e',
  '..%2f',
  '%2f',
  '%5c',
  '%00',
  '%',
  '%zz',
  '%c0%af',
  '%ff',
  '%0d%0aSet-Cookie:x=y',
  'alerts',
  'Down',
  'index.html',
  'big.bin',
  'images',
  'x.svg',
  '.env',
  '.git',
  'outside',
  'evil.example',
  'http:',
  'https:',
  'user@',
  ':80',
  '*',
  '?',
  '#',
  '&x=//evil.example',
  ' ',
  '\t',
  '\u007f',
  'é',
  '\u202e',
  '🙂',
  'constructor',
  '__proto__',
];

const target = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.constantFrom('/', '/index.html', '/Down/', '/Down', '/big.bin', '/images/x.svg', '/missing'),
  },
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...pathParts), { maxLength: 8 }).map((parts) => `/${parts.join('')}`),
  },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...pathParts), { maxLength: 6 }).map((parts) => parts.join('')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '*',
      '//',
      '/%',
      '//Down',
      'evil.example:443',
      'http://localhost',
      'http://evil.example/Down',
    ),
  },
  { weight: 1, arbitrary: fc.nat(20_000).map((length) => `/${'a'.repeat(length)}`) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

const number = fc.oneof(
  fc.integer({ min: -3, max: 20 }).map(String),
  fc.constantFrom('', '-', 'NaN', '1e3', '0x10', '9007199254740993', '99999999999999999999999', ' 1', '+1', '0-0'),
);
const plainRanges = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
  .chain(([start, end]) => fc.constantFrom(`bytes=${start}-${end}`, `bytes=${start}-`, `bytes=-${end}`));
const oddRanges = fc
  .tuple(
    fc.constantFrom('bytes=', 'bytes =', 'BYTES=', 'lines=', 'bytes', '', '='),
    fc.array(fc.tuple(number, fc.constantFrom('-', '--', '', '–'), number), { maxLength: 6 }),
    fc.constantFrom(1, 1, 1, 500),
  )
  .map(([unit, pairs, times]) => {
    const list = pairs.map((pair) => pair.join('')).join(',');
    return unit + Array.from({ length: times }, () => list).join(',');
  });
const ranges = fc.oneof(plainRanges, oddRanges);
const dates = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  fc.constantFrom('yesterday', '0', '-1', 'Mon, 99 Foo 99999 99:99:99 GMT', '"', 'Thu, 01 Jan 1970 00:00:00 GMT'),
);
const tags = fc.oneof(
  fc.constantFrom('*', '"', '""', 'W/"', ',,,', 'W/"1-2", "x', '"a" "b"'),
  fc.string({ maxLength: 20 }),
);

const headers: Record<string, fc.Arbitrary<string>> = {
  Range: ranges,
  'If-Range': fc.oneof(dates, tags),
  'If-Modified-Since': dates,
  'If-Unmodified-Since': dates,
  'If-None-Match': tags,
  'If-Match': tags,
  'Accept-Encoding': fc.constantFrom(';;;q=nan', 'gzip;q=9e9,br', '*', ''),
  Host: fc.constantFrom('localhost', '127.0.0.1:1', '[::1]', 'evil.example', '', 'a b', '[', 'localhost@evil.example'),
  Connection: fc.constantFrom('close', 'keep-alive', 'Upgrade', 'upgrade, close', ','),
  Upgrade: fc.constantFrom('websocket', 'h2c', 'TLS/1.0', ''),
  Expect: fc.constantFrom('100-continue', '200-ok', ''),
  'Transfer-Encoding': fc.constantFrom('chunked', 'identity', 'chunked, chunked', 'gzip', 'xchunked', ' chunked'),
  'Content-Length': fc.constantFrom('0', '5', '-1', '5, 5', '0x5', '99999999999999999999', '1000000'),
  'X-Long': fc.nat(20_000).map((length) => 'a'.repeat(length)),
};
const header = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('Range', 'If-Range', 'If-Modified-Since', 'If-None-Match').chain(named),
  },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(headers)).chain(named) },
);

function named(name: string): fc.Arbitrary<[string, string]> {
  return fc.tuple(fc.constant(name), headers[name]!);
}

const written = fc
  .record({
    method: fc.oneof(
      { weight: 4, arbitrary: fc.constant('GET') },
      { weight: 1, arbitrary: fc.constantFrom(...methods) },
    ),
    target,
    version: fc.oneof(
      { weight: 20, arbitrary: fc.constant('HTTP/1.1') },
      { weight: 1, arbitrary: fc.constantFrom('HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/9.9', 'http/1.1', '') },
    ),
    host: fc.oneof(
      { weight: 20, arbitrary: fc.constant('Host: localhost') },
      { weight: 1, arbitrary: fc.constant('') },
    ),
    headers: fc.array(header, { maxLength: 3 }),
    lineEnd: fc.oneof(
      { weight: 40, arbitrary: fc.constant('\r\n') },
      { weight: 1, arbitrary: fc.constantFrom('\n', '\r', '\r\n ', '\n\n') },
    ),
    body: fc.oneof(
      { weight: 4, arbitrary: fc.constant('') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('hello', '5\r\nhello\r\n0\r\n\r\n', 'ffffffffff\r\n', '-1\r\n', '0\r\nX: y\r\n\r\n'),
      },
    ),
  })
  .map(({ method, target, version, host, headers, lineEnd, body }) => {
    const lines = [
      `${method} ${target} ${version}`,
      ...(host === '' ? [] : [host]),
      ...headers.map((pair) => pair.join(': ')),
    ];
    return Buffer.from([...lines, '', ''].join(lineEnd) + body);
  });

const bytes = fc.oneof(
  { weight: 12, arbitrary: written },
  // Several on one connection, and one that is damaged or cut.
  {
    weight: 2,
    arbitrary: fc.array(written, { minLength: 2, maxLength: 12 }).map((requests) => Buffer.concat(requests)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(written, fc.nat(), fc.uint8Array({ maxLength: 8 }))
      .map(([request, place, junk]) => spliced(request, place, junk)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(written, fc.nat())
      .map(([request, length]) => request.subarray(0, length % (request.length + 1))),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((junk) => Buffer.from(junk)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(Buffer.from('16030102000100', 'hex'), Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')),
  },
);

function spliced(request: Buffer, place: number, junk: Uint8Array): Buffer {
  const at = place % (request.length + 1);
  return Buffer.concat([request.subarray(0, at), junk, request.subarray(at + junk.length)]);
}

/** What may arrive at a server: requests with nonsense in every part of them, and bytes that are none. */
export const rawRequest: fc.Arbitrary<RawRequest> = fc.record({
  bytes,
  then: fc.oneof(
    { weight: 12, arbitrary: fc.constant('wait' as const) },
    { weight: 1, arbitrary: fc.constantFrom('abort' as const, 'vanish' as const, 'half' as const, 'stall' as const) },
  ),
});
