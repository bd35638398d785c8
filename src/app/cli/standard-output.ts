import { once } from 'node:events';

let watched = false;

/** Writes to standard output and waits while it is full. Ends the program quietly where whoever reads it has seen enough, as `head` has. */
export async function writeOut(text: string): Promise<void> {
  if (!watched) process.stdout.on('error', ended);
  watched = true;
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

function ended(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
