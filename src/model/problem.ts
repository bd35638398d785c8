/** Something in an input that could not be read: what, where, and how to mend it. Data, not an exception. */
export interface Problem {
  /** Stable kebab-case name, for example `no-cues` or `missing-column`. */
  readonly code: string;
  /** One sentence for the person who brought the file, with the mend. */
  readonly message: string;
  /** 1-based line in the file, where there is one. */
  readonly line?: number;
  /** 1-based column in the line, where there is one. */
  readonly column?: number;
}

/** An error for the person who reads it; each room throws it with its own codes. */
export class CentricityError extends Error {
  override readonly name = 'CentricityError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** `file:line:column` as far as the parts are known. */
export function place(file: string, problem: Problem): string {
  const parts = [file];
  if (problem.line !== undefined) parts.push(String(problem.line));
  if (problem.line !== undefined && problem.column !== undefined) parts.push(String(problem.column));
  return parts.join(':');
}
