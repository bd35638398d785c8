import express, { type Request } from 'express';
import { CentricityError } from '../../model/index.js';
import { ownSampleView } from '../../report/index.js';
import type { OwnAnswer, OwnPlace } from '../../store/index.js';
import { idIn } from './addresses.js';
import { ownSamplePage } from './pages/own-sample.js';
import type { Web } from './web.js';

/** Labelling a sample of a team's own sentences. */
export function ownSampleRoutes(web: Web): express.Router {
  const router = express.Router();
  router.get('/teams/:id/sample', async (request, response) => {
    const view = await ownSampleView(await web.inquiry(request), idIn(request));
    await web.send(request, response, ownSamplePage(view));
  });
  router.post(
    '/teams/:id/sample',
    express.urlencoded({ limit: '10kb', extended: false }),
    async (request, response) => {
      const { place, answer } = answerIn(request);
      if (!(await web.parts.store.saveOwnLabel(place, answer))) {
        throw new CentricityError(
          'not-found',
          'This sentence is no longer stored as it was shown. Go back and label the next one.',
        );
      }
      response.redirect(303, `/teams/${idIn(request)}/sample`);
    },
  );
  return router;
}

function answerIn({ body }: Request): { readonly place: OwnPlace; readonly answer: OwnAnswer } {
  const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
  const number = (name: keyof OwnPlace): number => {
    const value = fields[name];
    if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
    throw new CentricityError('bad-form', `The form came without "${name}". Go back and send it again.`);
  };
  const yes = (name: keyof OwnAnswer): boolean => {
    if (fields[name] === 'yes' || fields[name] === 'no') return fields[name] === 'yes';
    throw new CentricityError('bad-form', 'Answer both questions with yes or no. Go back and send it again.');
  };
  return {
    place: {
      conversation: number('conversation'),
      utterance: number('utterance'),
      start: number('start'),
      end: number('end'),
    },
    answer: { centric: yes('centric'), focused: yes('focused') },
  };
}
