import { expect, test } from 'vitest';
import { contentSecuritySchema, themeSchema } from './site-look.ts';

test.each(["'unsafe-inline'", '*', 'https://*.example.com', 'data:', 'https:', "'self'", 'blob:'])(
  'a source that lets anyone in is refused, and said to: %s',
  (source) => {
    const read = contentSecuritySchema.safeParse({ scripts: [source] });

    expect(read.error?.issues.map(({ message }) => message)).toEqual([
      `\`${source}\` would let anyone in. Expected the address of one host, such as \`https://stats.example.com\`.`,
    ]);
  },
);

test.each([
  'stats.example.com',
  'http://stats.example.com',
  'https://stats.example.com/x',
  'https://a.example; img-src x',
])('what is no host is refused: %s', (source) => {
  expect(contentSecuritySchema.safeParse({ connect: [source] }).error?.issues).toHaveLength(1);
});

test('one host is taken, and the address of one script', () => {
  const given = { load: 'https://stats.example.com/js/s.js?site=1', connect: ['https://stats.example.com:8443'] };

  expect(contentSecuritySchema.parse(given)).toEqual({ ...given, scripts: [] });
  expect(contentSecuritySchema.safeParse({ load: 'https://stats.example.com' }).success).toBe(false);
  expect(contentSecuritySchema.safeParse({ load: 'http://stats.example.com/s.js' }).success).toBe(false);
});

test.each([
  '/logo.svg',
  '../logo.svg',
  'a/../logo.svg',
  'a//b.svg',
  '.hidden',
  'https://x.example/a.svg',
  'a\\b.svg',
  ' a.svg',
])('a path that is none below public/ is refused: %s', (logo) => {
  expect(themeSchema.safeParse({ logo }).success).toBe(false);
});

test('a colour is hexadecimal, and nothing that could end a style', () => {
  expect(themeSchema.parse({ accent: '#0B6e4f', logo: 'brand/our logo.svg' })).toEqual({
    accent: '#0B6e4f',
    logo: 'brand/our logo.svg',
  });
  for (const accent of ['red', '#12', '#12345g', '#fff}</style>', null])
    expect(themeSchema.safeParse({ accent }).success).toBe(false);
});
