import { parentPort, workerData } from 'node:worker_threads';
import { reckonerOf } from '../../report/index.js';
import { openDataDirectory } from './open.js';
import type { Asked, Ground, Reply } from './reckoning.js';

const { path, floor } = workerData as Ground;
const { store } = await openDataDirectory(path);
const reckoner = reckonerOf(store, floor);

function answerTo(asked: Asked): Promise<unknown> {
  switch (asked.what) {
    case 'people':
      return reckoner.people(asked.grain);
    case 'sayers':
      return reckoner.sayers(asked.question, asked.grain);
    case 'themes':
      return reckoner.themes(asked.time);
    case 'pairs':
      return reckoner.pairs();
  }
}

function reply(message: Reply): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (asked: Asked) => {
  answerTo(asked).then(
    (answer) => reply({ kind: 'answered', id: asked.id, answer }),
    (error: unknown) => reply({ kind: 'failed', id: asked.id, error }),
  );
});
