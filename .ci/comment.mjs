// One comment on a request, written once and then updated in place:
//
//   node .ci/comment.mjs NUMBER FILE        writes FILE, or updates the comment that is there
//   node .ci/comment.mjs NUMBER --gone      says in it that the preview is gone, where there is one
//
// On GitHub: GITHUB_TOKEN (pull-requests: write), GITHUB_REPOSITORY, GITHUB_API_URL.
// On GitLab: ALERTBOOK_COMMENT_TOKEN (a project access token, role Reporter, scope api), CI_API_V4_URL, CI_PROJECT_ID.
import { readFileSync } from 'node:fs';

const mark = '<!-- alertbook diff -->';
const [number, file] = process.argv.slice(2);
if (!/^\d{1,9}$/.test(number ?? '') || !file) fail('comment.mjs takes the number of a request and a file.');
const isGone = file === '--gone';
const text = isGone ? `${mark}\nThe request is closed: its preview was removed.\n` : readFileSync(file, 'utf8');
if (!text.startsWith(mark)) fail(`${file} is no report of \`alertbook diff\`.`);
const host = process.env.CI_API_V4_URL ? gitlab(process.env) : github(process.env);
const comment = await find();
if (comment || !isGone) await write(text);

/** The comment that carries the mark and that this very account wrote: anybody may copy a mark. */
async function find() {
  for (let page = 1; page <= 30; page++) {
    const comments = await ask('GET', `${host.list}?per_page=100&page=${page}`);
    const found = comments.find((one) => one.body?.startsWith(mark) && host.isOwn(one));
    if (found || comments.length < 100) return found;
  }
}

async function write(body) {
  if (comment?.body === body) return;
  if (comment) await ask(host.updateBy, host.one(comment.id), { body });
  else await ask('POST', host.list, { body });
  console.log(comment ? 'The comment was updated.' : 'The comment was written.');
}

async function ask(method, path, body) {
  const response = await fetch(host.api + path, {
    method,
    headers: { ...host.headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) fail(`${method} ${path}: ${response.status} ${(await response.text()).slice(0, 200)}`);
  return await response.json();
}

function github({ GITHUB_API_URL = 'https://api.github.com', GITHUB_REPOSITORY, GITHUB_TOKEN }) {
  if (!GITHUB_REPOSITORY || !GITHUB_TOKEN) fail('GITHUB_REPOSITORY and GITHUB_TOKEN are not set.');
  const issues = `/repos/${GITHUB_REPOSITORY}/issues`;
  return {
    api: GITHUB_API_URL,
    headers: { authorization: `Bearer ${GITHUB_TOKEN}`, accept: 'application/vnd.github+json' },
    list: `${issues}/${number}/comments`,
    one: (id) => `${issues}/comments/${id}`,
    updateBy: 'PATCH',
    isOwn: ({ user }) => user?.login === 'github-actions[bot]',
  };
}

function gitlab({ CI_API_V4_URL, CI_PROJECT_ID, ALERTBOOK_COMMENT_TOKEN }) {
  if (!CI_PROJECT_ID || !ALERTBOOK_COMMENT_TOKEN) fail('CI_PROJECT_ID and ALERTBOOK_COMMENT_TOKEN are not set.');
  const notes = `/projects/${CI_PROJECT_ID}/merge_requests/${number}/notes`;
  return {
    api: CI_API_V4_URL,
    headers: { 'private-token': ALERTBOOK_COMMENT_TOKEN },
    list: notes,
    one: (id) => `${notes}/${id}`,
    updateBy: 'PUT',
    // Accounts of project access tokens are named like this; GitLab gives the names to nobody else.
    isOwn: ({ author }) => new RegExp(`^project_${CI_PROJECT_ID}_bot`).test(author?.username ?? ''),
  };
}

function fail(sentence) {
  console.error(sentence);
  process.exit(2);
}
