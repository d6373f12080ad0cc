import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';

// Not `node --watch`: React Router writes and imports a temporary file at each start, which --watch takes for a change.
let child: ChildProcess | undefined;
let pending = false;
let stopping = false;
let timer: NodeJS.Timeout | undefined;

const start = () => {
  child = spawn(process.execPath, ['src/dev-server.ts'], { stdio: 'inherit' });
};
const alive = () => child?.exitCode === null && child.signalCode === null;

function restart(): void {
  if (pending) return;
  pending = true;
  const again = () => {
    pending = false;
    if (!stopping) start();
  };
  if (alive()) {
    child?.once('exit', again);
    child?.kill('SIGTERM');
  } else again();
}

watch('src', { recursive: true }, (_event, name) => {
  if (!name?.endsWith('.ts') || name.endsWith('.test.ts') || name === 'routes.ts') return;
  clearTimeout(timer);
  timer = setTimeout(restart, 100);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopping = true;
    if (!alive()) process.exit(0);
    child?.once('exit', () => process.exit(0));
    child?.kill(signal);
  });
}
start();
