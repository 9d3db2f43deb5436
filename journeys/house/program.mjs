// A running program with a data folder of its own. What a walk does in one is never seen by another.
import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const PROGRAM = process.env.ZHIXING_PROGRAM ?? new URL("../../target/debug/zhixing", import.meta.url).pathname;
const STARTS_WITHIN_MS = 30_000;

/** Serves an empty installation. */
export async function emptyHouse() {
  return serve(await folder());
}

/** Serves a copy of the demonstration organisation, which `scripts/journeys` writes once, with further settings as `serve` takes them. */
export async function demonstration(...settings) {
  const made = process.env.ZHIXING_JOURNEYS_DEMO;
  if (!made) throw new Error("ZHIXING_JOURNEYS_DEMO names no folder: start the walks with scripts/journeys");
  const data = await folder();
  await cp(made, data, { recursive: true });
  return { ...(await serve(data, settings)), signIns: JSON.parse(await readFile(join(data, "sign-ins.json"), "utf8")) };
}

/** Serves a demonstration organisation of its own size, such as `"--members", "220"`. */
export async function demonstrationOf(...size) {
  const data = join(await folder(), "data");
  const { code, said } = await command("demo", "--data", data, ...size);
  if (code !== 0) throw new Error(`the demonstration was not written:\n${said}`);
  return { ...(await serve(data)), signIns: JSON.parse(await readFile(join(data, "sign-ins.json"), "utf8")) };
}

/** Runs a command of the program and gives its exit code and what it said. */
export async function command(...words) {
  try {
    const { stdout, stderr } = await promisify(execFile)(PROGRAM, words);
    return { code: 0, said: stdout + stderr };
  } catch (failed) {
    return { code: failed.code, said: `${failed.stdout}${failed.stderr}` };
  }
}

async function folder() {
  return mkdtemp(join(tmpdir(), "zhixing-journey-"));
}

async function serve(data, settings = []) {
  const listen = settings.includes("--listen") ? [] : ["--listen", "127.0.0.1:0"];
  const running = spawn(PROGRAM, ["serve", "--data", data, ...listen, ...settings], { stdio: ["ignore", "pipe", "pipe"] });
  // Whatever ends the walks ends the program too.
  process.once("exit", () => running.kill());
  const log = [];
  createInterface({ input: running.stderr }).on("line", (line) => log.push(line));
  const lines = [];
  const said = createInterface({ input: running.stdout });
  said.on("line", (line) => lines.push(line));
  const address = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the program did not start:\n${log.join("\n")}`)), STARTS_WITHIN_MS);
    const found = () => {
      const address = lines.join("\n").match(/^Zhixing 知行: (http\S+)$/m)?.[1];
      if (address) resolve(address, clearTimeout(late));
    };
    said.on("line", found);
    running.on("exit", (code) => reject(new Error(`the program ended with ${code}:\n${log.join("\n")}`)));
  });
  const ended = new Promise((resolve) => running.once("exit", resolve));
  return {
    address,
    data,
    /** What the console has shown so far. */
    console: () => lines.join("\n"),
    /** Warnings and errors that the program wrote to its log. */
    complaints: () => log.map((line) => line.replace(/\x1b\[[0-9;]*m/g, "")).filter((line) => /^\S+\s+(WARN|ERROR) /.test(line)),
    async stop() {
      running.kill("SIGTERM");
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}
