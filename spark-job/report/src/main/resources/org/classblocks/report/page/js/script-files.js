/**
 * Files beside the page. Each is a script that hands its sections to `classblocksFile`, for a page
 * that was opened from disk may load scripts, but nothing else.
 */

const awaited = new Map();

/**
 * Loads a file.
 *
 * @param {string} name its path without .js
 * @return {Promise<Object<string, string>>} its sections by name, each base64 of a zlib stream;
 *     rejected with an error that has the file if it is missing or damaged
 */
export function loadFile(name) {
  globalThis.classblocksFile ??= receive;
  if (!awaited.has(name)) {
    awaited.set(name, loading(name));
  }
  return awaited.get(name).promise;
}

/**
 * What to do about a file that could not be loaded.
 *
 * @param {Error} failure of loadFile, or another one
 * @return {?string} null for another one
 */
export function missingFile({ file }) {
  return file === undefined
    ? null
    : `${file} is missing or damaged. Put the folder ${file.split("/")[0]} beside this page.`;
}

function loading(name) {
  const file = {};
  file.promise = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const end = (settle, value) => {
      awaited.delete(name);
      script.remove();
      settle(value);
    };
    const fail = () =>
      end(
        reject,
        Object.assign(new Error(`${name}.js is missing or damaged`), { file: `${name}.js` }),
      );
    file.resolve = (sections) => end(resolve, sections);
    script.onerror = fail;
    // A file that is whole has handed over its sections by then.
    script.onload = () => {
      if (awaited.get(name) === file) {
        fail();
      }
    };
    script.src = `${name}.js`;
    document.head.append(script);
  });
  return file;
}

function receive(name, sections) {
  awaited.get(name)?.resolve(sections);
}
