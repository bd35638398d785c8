import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledPath, compileFolders, languageFolder, packageRoot } from '../jobs/analyzer.js';

// After tsc: what is no TypeScript is carried over, and the lexicon that ships is compiled once, so that every
// start reads plain data.
cpSync(join(packageRoot, 'src/app/web/static'), join(packageRoot, 'dist/app/web/static'), {
  recursive: true,
});
writeFileSync(compiledPath, JSON.stringify(await compileFolders(languageFolder)));
