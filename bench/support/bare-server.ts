/** A bare Node server that sends the same bytes and headers to everybody, as a child process; args are the file of the bytes and the headers as JSON. Prints its port. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [file = '', headersText = '{}'] = process.argv.slice(2);
const bytes = readFileSync(file);
const headers = JSON.parse(headersText) as Record<string, string>;
const server = createServer((_request, response) => {
  response.writeHead(200, { ...headers, 'content-length': bytes.length });
  response.end(bytes);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
});
process.on('SIGTERM', () => process.exit(0));
