import { parentPort, workerData } from 'node:worker_threads';
import type { Conversation } from '../../model/index.js';
import { type AnalyzerOptions, openAnalyzer } from './analyzer.js';
import type { Reply } from './labelling.js';

/** What this thread is asked: to label a conversation. */
export interface Task {
  readonly id: number;
  readonly conversation: Conversation;
}

const analyzer = await openAnalyzer(workerData as AnalyzerOptions);

function replyTo({ id, conversation }: Task): Reply {
  try {
    return { kind: 'labelled', id, statements: analyzer.analyze(conversation) };
  } catch (error) {
    return { kind: 'failed', id, error };
  }
}

function reply(message: Reply): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (task: Task) => reply(replyTo(task)));
reply({ kind: 'ready', version: analyzer.version });
