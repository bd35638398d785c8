import { Command } from 'commander';
import { vi } from 'vitest';

export interface Run {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

/** Runs one command in this process and gives what it printed. */
export async function run(add: (program: Command) => void, ...args: readonly string[]): Promise<Run> {
  const printed = { out: '', err: '' };
  const catching = (into: 'out' | 'err') => (chunk: unknown) => {
    printed[into] += String(chunk);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(catching('out') as typeof process.stdout.write),
    vi.spyOn(process.stderr, 'write').mockImplementation(catching('err') as typeof process.stderr.write),
  ];
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    const program = new Command('centricity').exitOverride();
    add(program);
    await program.parseAsync([...args], { from: 'user' });
    return { ...printed, exitCode: Number(process.exitCode) };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}
