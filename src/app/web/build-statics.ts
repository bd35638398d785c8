import { buildStatics } from './bundle.js';

await buildStatics();
