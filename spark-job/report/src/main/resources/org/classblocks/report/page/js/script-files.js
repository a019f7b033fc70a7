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
 *     rejected with an error that has the file if there is no such one
 */
export function loadFile(name) {
  globalThis.classblocksFile ??= receive;
  if (!awaited.has(name)) {
    awaited.set(name, loading(name));
  }
  return awaited.get(name).promise;
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
    file.resolve = (sections) => end(resolve, sections);
    script.onerror = () =>
      end(reject, Object.assign(new Error(`${name}.js is missing`), { file: `${name}.js` }));
    script.src = `${name}.js`;
    document.head.append(script);
  });
  return file;
}

function receive(name, sections) {
  awaited.get(name)?.resolve(sections);
}
