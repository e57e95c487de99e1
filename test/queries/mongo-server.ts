import { createServer, type Socket } from 'node:net';
import { BSON } from 'mongodb';

const { deserialize, serialize } = BSON;
type Document = Record<string, unknown>;

const opMsg = 2013;
const opQuery = 2004;
const opReply = 1;

/** The command in a message of MongoDB's wire protocol; its lists of documents come in sections of their own. */
function commandIn(message: Buffer): Document {
  if (message.readInt32LE(12) === opQuery) {
    const nameEnds = message.indexOf(0, 20);
    return deserialize(message.subarray(nameEnds + 9));
  }
  const command: Document = {};
  for (let at = 20; at < message.length; ) {
    const kind = message[at];
    at += 1;
    const size = message.readInt32LE(at);
    if (kind === 0) Object.assign(command, deserialize(message.subarray(at, at + size)));
    else {
      const nameEnds = message.indexOf(0, at + 4);
      const list: Document[] = [];
      for (let next = nameEnds + 1; next < at + size; next += message.readInt32LE(next)) {
        list.push(deserialize(message.subarray(next, next + message.readInt32LE(next))));
      }
      command[message.toString('utf8', at + 4, nameEnds)] = list;
    }
    at += size;
  }
  return command;
}

function answerTo(message: Buffer, document: Document): Buffer {
  const body = Buffer.from(serialize(document));
  const old = message.readInt32LE(12) === opQuery;
  const head = Buffer.alloc(old ? 36 : 21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(message.readInt32LE(4), 8);
  head.writeInt32LE(old ? opReply : opMsg, 12);
  if (old) head.writeInt32LE(1, 32);
  return Buffer.concat([head, body]);
}

const hello = {
  ok: 1,
  isWritablePrimary: true,
  ismaster: true,
  maxWireVersion: 25,
  minWireVersion: 0,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
};

/** As many documents as `batchSize`, and more to get, until seven are given. */
const documents = 7;

function reply(command: Document): Document {
  const [verb = ''] = Object.keys(command);
  const ns = `shop.${String(command.collection ?? command[verb])}`;
  if (verb === 'find' || verb === 'aggregate') {
    const size = Number((command.cursor as Document | undefined)?.batchSize ?? command.batchSize ?? documents);
    const limit = Math.abs(Number(command.limit ?? documents)) || documents;
    const one = (command.filter as Document | undefined)?._id !== undefined;
    const given = one ? 1 : Math.min(size, limit, documents);
    const firstBatch = Array.from({ length: given }, (_, id) => ({ _id: id, name: 'secret' }));
    return {
      ok: 1,
      cursor: { id: BSON.Long.fromNumber(given < Math.min(limit, documents) && !one ? given : 0), ns, firstBatch },
    };
  }
  if (verb === 'getMore') {
    const from = Number(command.getMore);
    const given = Math.min(Number(command.batchSize ?? documents), documents - from);
    const nextBatch = Array.from({ length: given }, (_, id) => ({ _id: from + id, name: 'secret' }));
    return { ok: 1, cursor: { id: BSON.Long.fromNumber(from + given < documents ? from + given : 0), ns, nextBatch } };
  }
  if (verb === 'distinct') return { ok: 1, values: ['secret', 'secret 2'] };
  if (verb === 'fails') return { ok: 0, errmsg: 'no such command: fails', code: 59, codeName: 'CommandNotFound' };
  if (/^(?:insert|update|delete)$/.test(verb)) return { ok: 1, n: 1, nModified: 1 };
  return /hello|ismaster/i.test(verb) ? hello : { ok: 1 };
}

function serve(socket: Socket): void {
  let waiting = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (data) => {
    waiting = Buffer.concat([waiting, data]);
    while (waiting.length >= 4 && waiting.length >= waiting.readInt32LE(0)) {
      const message = waiting.subarray(0, waiting.readInt32LE(0));
      waiting = waiting.subarray(message.length);
      socket.write(answerTo(message, reply(commandIn(message))));
    }
  });
}

/**
 * Stands in for a MongoDB, which cannot be had here: it speaks as much of the wire protocol as MongoDB's driver needs to send its commands, and answers all of them
 * in the same way.
 */
export async function startMongoStandIn(): Promise<{ url: string; stop: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `mongodb://127.0.0.1:${port}/shop?directConnection=true`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
