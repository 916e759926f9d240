// Talking to the studio: every answer with its version, every refusal as problems to show.

/**
 * @typedef {{what: string, file: string, line: number, hint: string}} Trouble
 * @typedef {{data: any, version: string}} Answer
 */

/** Refusals that come without a word of why. @type {Record<number, {what: string, hint: string}>} */
const UNTOLD = {
  0: { what: "the studio does not answer", hint: "start drama studio again in the terminal, and open the address it shows" },
  401: {
    what: "the studio was started again, and does not know this page",
    hint: "open the address it shows in the terminal in another tab, then go on here: nothing is lost",
  },
};

/**
 * A request that was refused: the problems, for a conflict (409) the state there is now, and what somebody was `called` that
 * nobody is, and the name `near` to that.
 */
export class Refusal extends Error {
  /** @param {number} status @param {{problems?: Trouble[], theirs?: any, version?: string, called?: string, near?: string}} told */
  constructor(status, told) {
    const problems = told.problems ?? [{ file: "", line: 0, ...(UNTOLD[status] ?? { what: `the studio answered ${status}`, hint: "" }) }];
    super(problems.map((one) => one.what).join("; "));
    this.status = status;
    this.problems = problems;
    this.theirs = told.theirs;
    this.version = told.version ?? "";
    this.called = told.called ?? "";
    this.near = told.near ?? "";
  }

  /** Whether somebody else changed the same thing meanwhile. */
  get isConflict() {
    return this.status === 409 && this.theirs !== undefined;
  }
}

/**
 * Ask for something; raises `Refusal`.
 * @param {string} path what goes on behind /api/
 * @returns {Promise<Answer>}
 */
export function get(path) {
  return ask("GET", path);
}

/**
 * Make a change; raises `Refusal`, a conflict where the version is not that of the state any more.
 * @param {"PUT" | "POST" | "DELETE"} method
 * @param {string} path what goes on behind /api/
 * @param {object} [form] the fields the endpoint asks for
 * @param {string} [version] of the state the change is made on
 * @returns {Promise<Answer>}
 */
export function change(method, path, form, version = "") {
  const headers = version ? { "If-Match": `"${version}"` } : {};
  return ask(method, path, { headers, body: form === undefined ? undefined : JSON.stringify(form) });
}

/**
 * Send a file; raises `Refusal`.
 * @param {string} path what goes on behind /api/ @param {File} file
 * @returns {Promise<Answer>}
 */
export function send(path, file) {
  return ask("POST", path, { headers: { "Content-Type": file.type }, body: file });
}

/**
 * Ask for the beginning of a sound: to have it at hand, or to be told why it cannot be had; raises `Refusal`.
 * @param {string} path what goes on behind /api/
 */
export function probe(path) {
  return ask("GET", path, { headers: { Range: "bytes=0-0" } });
}

/** The address of something to listen to. @param {string} path what goes on behind /api/ */
export function address(path) {
  return `/api/${path}`;
}

/** A name as part of a path. @param {TemplateStringsArray} words @param {...(string | number)} names */
export function path(words, ...names) {
  return words.reduce((all, word, at) => all + encodeURIComponent(names[at - 1]) + word);
}

async function ask(method, path, more = {}) {
  let response, told;
  try {
    response = await fetch(address(path), { method, ...more });
    told = response.headers.get("content-type")?.startsWith("application/json") ? await response.json() : {};
  } catch {
    throw new Refusal(0, {}); // nobody answered, or the answer was cut off
  }
  if (!response.ok) throw new Refusal(response.status, told);
  return { data: told, version: (response.headers.get("etag") ?? "").replaceAll('"', "") };
}
