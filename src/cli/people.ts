import { openApp } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import { publicOrigin } from '#src/inbox/index.ts';
import { makeSetupLink, resetOperator } from '#src/people/index.ts';

/** Prints a new one-use set-up link; the earlier one ends. 1 when the city is already set up. */
export async function runSetupLink(): Promise<number> {
  const { app, close } = await openApp(readConfig(process.env));
  try {
    const link = await makeSetupLink(app, { kind: 'system' });
    process.stdout.write(link.ok ? `${publicOrigin(app)}${link.path}\n` : 'Sudah terpasang. / Already set up.\n');
    return link.ok ? 0 : 1;
  } finally {
    await close();
  }
}

/** Prints a one-use link with which the operator sets a new password; needs no mail and no log-in. */
export async function runResetOperator(args: string[]): Promise<number> {
  const { app, close } = await openApp(readConfig(process.env));
  try {
    const made = await resetOperator(app, { kind: 'system' }, { email: args[0] });
    if (made.ok) {
      process.stdout.write(`${made.email}: ${publicOrigin(app)}${made.path}\n`);
      return 0;
    }
    const known = made.emails.length > 0 ? `: ${made.emails.join(', ')}` : '';
    process.stdout.write(
      made.reason === 'no_operator'
        ? 'Belum ada operator. / There is no operator yet.\n'
        : `Operator mana? / Which operator?${known}\n`,
    );
    return 1;
  } finally {
    await close();
  }
}
