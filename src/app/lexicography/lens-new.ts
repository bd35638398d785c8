import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CentricityError } from '../../model/index.js';
import { languageFolder, packageRoot } from '../jobs/analyzer.js';

/** A sound folder with a lens to be edited; its name stands in the files three ways. */
const skeleton = join(packageRoot, 'lexicons', 'skeleton');
const NAMES = { lens: 'my-lens', title: 'My lens', class: 'MyLens' };

/** Where a lens of one's own goes if nobody says otherwise. */
export const OWN_FOLDER = 'my-lexicons';

/** `after-sales` as a title, "After sales". */
export function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `after-sales` as the beginning of a class name, "AfterSales". */
export function classNameOf(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Sees that a lens may be written under a name.
 * @throws CentricityError `bad-lens-name`, `lens-exists`
 */
export function refuseTaken(name: string, folder: string): void {
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw new CentricityError(
      'bad-lens-name',
      `"${name}" cannot name a lens: write lower-case letters, digits and hyphens, beginning with a letter.`,
    );
  const taken = [languageFolder, folder].map((each) => join(each, name)).find((path) => existsSync(path));
  if (taken !== undefined)
    throw new CentricityError(
      'lens-exists',
      `There is a lens "${name}" already, in ${taken}. Choose another name.`,
    );
}

/**
 * Writes files below a folder, and none of them if one is there already.
 * @param files by their paths in it
 * @returns the paths written
 * @throws CentricityError `file-exists`
 */
export function writeNew(folder: string, files: Readonly<Record<string, string>>): string[] {
  const paths = Object.keys(files).map((name) => join(folder, name));
  const taken = paths.find((path) => existsSync(path));
  if (taken !== undefined)
    throw new CentricityError(
      'file-exists',
      `${taken} exists already and stays as it is. Choose another name.`,
    );
  Object.values(files).forEach((text, at) => {
    mkdirSync(dirname(paths[at]!), { recursive: true });
    writeFileSync(paths[at]!, text);
  });
  return paths;
}

/**
 * Writes a lens to be edited: its question, two categories with sound entries, a word class.
 * @param folder a language folder of one's own; made where there is none
 * @returns the files written
 * @throws CentricityError `bad-lens-name`, `lens-exists`, `file-exists`
 */
export function newLens(name: string, folder: string = OWN_FOLDER): string[] {
  refuseTaken(name, folder);
  const named = (text: string) =>
    text
      .replaceAll(NAMES.lens, name)
      .replaceAll(NAMES.title, titleOf(name))
      .replaceAll(NAMES.class, classNameOf(name));
  const files = readdirSync(skeleton, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yml'),
  );
  return writeNew(
    folder,
    Object.fromEntries(files.map((file) => [named(file), named(readFileSync(join(skeleton, file), 'utf8'))])),
  );
}
