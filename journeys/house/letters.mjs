// A mail server that others wrote (npm smtp-server), and the letters that came in. An address at `gone.example.org` has no mailbox.
import { once, EventEmitter } from "node:events";
import { SMTPServer } from "smtp-server";

const COMES_WITHIN_MS = 30_000;

/** Starts one. */
export async function letterBox() {
  const letters = [];
  const arrivals = new EventEmitter();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onRcptTo: ({ address }, _session, answer) => answer(address.endsWith("@gone.example.org") ? Object.assign(new Error("no such mailbox here"), { responseCode: 550 }) : undefined),
    onData(stream, { envelope }, taken) {
      const parts = [];
      stream.on("data", (part) => parts.push(part));
      stream.on("end", () => {
        letters.push({ to: envelope.rcptTo.map(({ address }) => address), ...read(Buffer.concat(parts).toString()) });
        arrivals.emit("letter");
        taken();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  let seen = 0;
  return {
    address: `127.0.0.1:${server.server.address().port}`,
    /** The next letter that nobody has looked at. */
    async next() {
      if (letters.length <= seen) await once(arrivals, "letter", { signal: AbortSignal.timeout(COMES_WITHIN_MS) });
      return letters[seen++];
    },
    count: () => letters.length,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** A letter's headers by name, and its words. */
function read(text) {
  const [head, ...rest] = text.split("\r\n\r\n");
  const headers = Object.fromEntries(head.replace(/\r\n[ \t]+/g, " ").split("\r\n").map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]));
  const body = rest.join("\r\n\r\n");
  const words = headers["content-transfer-encoding"] === "base64" ? Buffer.from(body, "base64").toString() : body.replace(/=\r\n/g, "");
  return { headers, subject: plain(headers.subject), words };
}

/** The words of a header (RFC 2047). */
function plain(header) {
  return header.replace(/\?=\s+=\?/g, "?==?").replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, coded) => Buffer.from(coded, "base64").toString());
}
