// Builds everything a browser loads into dist/: one style sheet, one script, one sheet of icons, and what static/ holds, each also compressed.
// The program embeds dist/ and gives every file a name that changes with its content.
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** Browsers of old phones: what is newer in the styles is rewritten for them. */
const styleTargets = ["chrome87", "firefox85", "safari14"];

/** The reader's own choice of dark and the device's wish share one list of colours. */
async function styles() {
  const built = await esbuild.build({
    entryPoints: [here("css/app.css")], bundle: true, minify: true, write: false, target: styleTargets, legalComments: "none",
    plugins: [{
      name: "dark-by-device",
      setup(build) {
        build.onLoad({ filter: /dark\.css$/ }, async ({ path }) => {
          const chosen = await readFile(path, "utf8");
          const byDevice = chosen.replaceAll(':root[data-theme="dark"]', ":root:not([data-theme])");
          return { contents: `@media screen { ${chosen} }\n@media screen and (prefers-color-scheme: dark) { ${byDevice} }`, loader: "css" };
        });
      },
    }],
  });
  return built.outputFiles[0].contents;
}

async function script(entry) {
  const built = await esbuild.build({
    entryPoints: [here(entry)], bundle: true, minify: true, write: false, format: "iife", target: "es2020", legalComments: "none", charset: "utf8",
  });
  return built.outputFiles[0].contents;
}

/** Each drawing becomes a symbol of one sheet, so that a page names it in a few bytes. */
async function icons() {
  const names = (await readdir(here("icons"))).filter((name) => name.endsWith(".svg")).sort();
  const symbols = await Promise.all(names.map(async (name) => {
    const [, shape] = /<svg[^>]*>(.*)<\/svg>/s.exec(await readFile(here(`icons/${name}`), "utf8"));
    return `<symbol id="${name.slice(0, -4)}" viewBox="0 0 24 24">${shape}</symbol>`;
  }));
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
}

const files = new Map([["app.css", await styles()], ["app.js", await script("islands/app.ts")], ["worker.js", await script("worker/worker.ts")], ["apart.js", await script("player/apart.ts")], ["scorm12.js", await script("player/scorm12.ts")], ["scorm2004.js", await script("player/scorm2004.ts")], ["icons.svg", await icons()]]);
for (const name of await readdir(here("static"))) files.set(name, await readFile(here(`static/${name}`)));

await rm(here("dist"), { recursive: true, force: true });
await mkdir(here("dist"), { recursive: true });
for (const [name, bytes] of files) {
  await writeFile(here(`dist/${name}`), bytes);
  if (name.endsWith(".png")) continue;
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  await writeFile(here(`dist/${name}.br`), brotli);
  await writeFile(here(`dist/${name}.gz`), gzipSync(bytes, { level: 9 }));
  console.log(`${name.padEnd(18)} ${String(bytes.length).padStart(7)} bytes, ${String(brotli.length).padStart(6)} compressed`);
}
