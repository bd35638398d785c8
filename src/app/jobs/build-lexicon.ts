import { writeFileSync } from 'node:fs';
import { compiledPath, compileFolders, languageFolder } from './analyzer.js';

// Part of the build: the lexicon that ships is compiled once, so that every start reads plain data.
writeFileSync(compiledPath, JSON.stringify(await compileFolders(languageFolder)));
