import { expect, test } from 'vitest';
import { parseMarkdown } from '../source/parse-markdown.ts';
import { normalizeCode, parametersOfCode, writeParameters } from './page-code.ts';

const offered = (...blocks: string[]): string[] => parametersOfCode(pageOf(blocks)).map(({ written }) => written);
const pageOf = (blocks: readonly string[]) =>
  parseMarkdown(blocks.map((text) => `\`\`\`bash\n${text}\n\`\`\``).join('\n\n'));

test.each([
  ['an export behind a prompt', '$ export SHOP_NS="$(kubectl get deploy -A)"'],
  ['an assignment', 'SHOP_NS=shop'],
  ['an assignment in front of a command', 'SHOP_NS=shop ./run.sh'],
  ['one behind another command', 'cd /tmp && SHOP_NS=shop'],
  ['a question to the person', 'read -r -p "Namespace? " SHOP_NS'],
  ['a loop', 'for SHOP_NS in a b; do echo; done'],
  ['a default', ': "${SHOP_NS:=shop}"'],
  ['a check that it is set', 'echo "${SHOP_NS:?set it first}"'],
  ['printf', "printf -v SHOP_NS '%s' shop"],
  ['declare', 'declare -r SHOP_NS=shop'],
  ['fish', 'set -gx SHOP_NS shop'],
  ['csh', 'setenv SHOP_NS shop'],
  ['a file of variables', 'source ./env.sh'],
  ['another file of variables', '. ./env.sh'],
  ['what a command prints', 'eval "$(ssh-agent)"'],
])('a variable that the page sets by %s is no parameter', (_how, setting) => {
  expect(offered(setting, 'kubectl -n $SHOP_NS get pods')).toEqual([]);
});

test('a variable that is set in code between words is no parameter either', () => {
  const root = parseMarkdown('Run `export SHOP_NS=shop` first.\n\n```bash\nkubectl -n $SHOP_NS get pods\n```');
  expect(parametersOfCode(root)).toEqual([]);
});

test.each([
  ['$SHOP_NS', 'kubectl -n $SHOP_NS get pods'],
  ['${SHOP_NS}', 'kubectl -n "${SHOP_NS}" get pods'],
  ['<pod-name>', 'kubectl logs <pod-name>'],
])('%s that nobody sets is where a value belongs', (written, command) => {
  expect(offered(command)).toEqual([written]);
});

test.each([
  ['output', 'NAME   EXTERNAL-IP\nshop   <none>'],
  ['an element of XML', '<queue-name>shop</queue-name>'],
  ['what another shell reads', "kubectl exec shop -- sh -c 'echo $POD_NAME'"],
  ['a document that is kept as it is', "cat <<'EOF' > run.sh\necho $SHOP_NS\nEOF"],
  ['an escaped sign', 'echo "\\$SHOP_NS"'],
  ['what shells set', 'echo $HOME $RANDOM $SSH_AUTH_SOCK'],
])('%s is no place for a value', (_what, code) => {
  expect(offered(code)).toEqual([]);
});

test('only what is offered is written as a parameter, and nothing else of the command changes', () => {
  const root = pageOf(["kubectl -n $SHOP_NS exec <pod> -- sh -c 'echo $SHOP_NS'"]);
  writeParameters(root, parametersOfCode(root));
  expect(root.children).toMatchObject([{ value: "kubectl -n {{shop_ns}} exec {{pod}} -- sh -c 'echo $SHOP_NS'" }]);
});

test.each([
  ['a zero-width space', '\u200bls', 'ls'],
  ['a no-break space', 'ls\u00a0-l', 'ls -l'],
  ['a blank behind the backslash', 'ls \\ \n  -l', 'ls \\\n  -l'],
])('%s is taken out of a command, and said', (name, written, plain) => {
  const root = pageOf([written]);
  const notes = normalizeCode(root);
  expect(root.children).toMatchObject([{ value: plain }]);
  expect(notes).toMatchObject([{ id: 'import/encoding', message: expect.stringContaining(name) }]);
});

test('letters of another script stay, because nobody can say which are meant', () => {
  const root = pageOf(['kub\u0435ctl get pods']);
  expect(normalizeCode(root)).toEqual([]);
  expect(root.children).toMatchObject([{ value: 'kub\u0435ctl get pods' }]);
});
