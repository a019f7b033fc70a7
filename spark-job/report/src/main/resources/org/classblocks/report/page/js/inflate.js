/**
 * The bytes of a zlib stream in base64.
 *
 * @param {string} base64
 * @return {Promise<Uint8Array>} at the start of a buffer of its own
 */
export async function inflate(base64) {
  const letters = atob(base64);
  const packed = new Uint8Array(letters.length);
  for (let at = 0; at < packed.length; at++) {
    packed[at] = letters.charCodeAt(at);
  }
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
