import { connect, type Socket } from 'node:net';

export interface LoadResult {
  /** Requests answered with the expected status. */
  ok: number;
  /** Requests by any other status, `0` for a broken connection. */
  other: Record<number, number>;
  seconds: number;
  /** Milliseconds of each answered request; a request that is under way at the end is waited for and counts. */
  latencies: number[];
  /** The same, of the requests answered as expected. */
  accepted: number[];
}

export interface LoadOptions {
  port: number;
  clients: number;
  seconds: number;
  /** Whole request bytes, in order; taken in turn by whichever client is free. Undefined: no more. */
  next: () => Buffer | undefined;
  expected?: number;
  onAnswer?: (status: number, request: Buffer) => void;
  /** Open loop: requests a second over all clients; waiting in our own queue counts as latency. */
  rate?: number;
}

/** Sends whole HTTP requests over keep-alive connections, one at a time each; closed loop unless a rate is given. */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const result: LoadResult = { ok: 0, other: {}, seconds: 0, latencies: [], accepted: [] };
  // Connecting is not part of the load: the clock starts when all are connected.
  const connections: Connection[] = [];
  while (connections.length < options.clients) {
    const some = Math.min(100, options.clients - connections.length);
    connections.push(...(await Promise.all(Array.from({ length: some }, () => open(options.port)))));
  }
  const started = performance.now();
  const end = started + options.seconds * 1_000;
  let issued = 0;
  await Promise.all(connections.map(runClient));
  result.seconds = (performance.now() - started) / 1_000;
  return result;

  async function runClient(first: Connection): Promise<void> {
    let connection = first;
    while (performance.now() < end) {
      let begun = performance.now();
      if (options.rate) {
        const planned = started + (issued++ * 1_000) / options.rate;
        const wait = planned - begun;
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        if (planned >= end) break;
        begun = planned;
      }
      const request = options.next();
      if (!request) break;
      try {
        const status = await connection.send(request);
        const took = performance.now() - begun;
        result.latencies.push(took);
        if (status === (options.expected ?? 200)) {
          result.ok++;
          result.accepted.push(took);
        } else result.other[status] = (result.other[status] ?? 0) + 1;
        options.onAnswer?.(status, request);
      } catch {
        result.other[0] = (result.other[0] ?? 0) + 1;
        options.onAnswer?.(0, request);
        await new Promise((resolve) => setTimeout(resolve, 50));
        connection = await open(options.port).catch(() => connection);
      }
    }
    connection.socket.destroy();
  }
}

interface Connection {
  socket: Socket;
  send(request: Buffer): Promise<number>;
}

/** One keep-alive connection that understands Content-Length and chunked answers. */
function open(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let waiting: { done: (status: number) => void; failed: (error: Error) => void } | undefined;
    let buffer: Buffer = Buffer.alloc(0);
    socket.once('connect', () =>
      resolve({
        socket,
        send: (request) =>
          new Promise((done, failed) => {
            if (socket.destroyed) throw new Error('connection closed');
            waiting = { done, failed };
            socket.write(request);
          }),
      }),
    );
    socket.on('data', (chunk) => {
      buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
      const status = readAnswer(buffer);
      if (status === undefined) return;
      buffer = Buffer.alloc(0);
      const current = waiting;
      waiting = undefined;
      current?.done(status);
    });
    const fail = (error: Error) => {
      waiting?.failed(error);
      waiting = undefined;
      reject(error);
    };
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('connection closed')));
  });
}

/** The status of a complete answer, or undefined while some of it is missing. */
function readAnswer(buffer: Buffer): number | undefined {
  const headEnd = buffer.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = buffer.toString('latin1', 0, headEnd);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  const complete =
    length !== undefined
      ? buffer.length >= headEnd + 4 + Number(length)
      : /\r\ntransfer-encoding: *chunked/i.test(head)
        ? buffer.subarray(-5).toString('latin1') === '0\r\n\r\n'
        : true;
  return complete ? Number(head.slice(9, 12)) : undefined;
}
