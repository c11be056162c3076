// In the place of what browsers call so: not every host says what a .wasm file is, and streaming needs it said.
const { instantiateStreaming: streaming } = WebAssembly;

export async function instantiateStreaming(source, imports) {
  const answer = await source;
  const said = answer.headers.get('Content-Type') === 'application/wasm';
  return said ? streaming(answer, imports) : WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}
