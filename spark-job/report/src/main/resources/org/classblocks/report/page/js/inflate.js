/**
 * The bytes of a zlib stream in base64.
 *
 * @param {string} base64
 * @return {Promise<Uint8Array>} at the start of a buffer of its own
 */
export async function inflate(base64) {
  const stream = new Blob([decoded(base64)])
    .stream()
    .pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The bytes that base64 stands for; browsers from before 2025 need a loop. */
function decoded(base64) {
  if (Uint8Array.fromBase64 !== undefined) {
    return Uint8Array.fromBase64(base64);
  }
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = letters.charCodeAt(at);
  }
  return bytes;
}
