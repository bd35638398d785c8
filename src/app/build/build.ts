import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledPath, compileFolders, languageFolder, packageRoot } from '../jobs/analyzer.js';
import { bundleWorker } from '../web/bundle.js';

// After tsc: what is no TypeScript is carried over, the lexicon that ships is compiled once, so that every start
// reads plain data, and the analyser is bundled for the page that labels in the browser.
cpSync(join(packageRoot, 'src/app/web/static'), join(packageRoot, 'dist/app/web/static'), {
  recursive: true,
});
writeFileSync(compiledPath, JSON.stringify(await compileFolders(languageFolder)));
await bundleWorker(join(packageRoot, 'dist/app/web/static/try-worker.js'));
