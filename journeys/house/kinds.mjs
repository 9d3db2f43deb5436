// A SCORM 1.2 package whose parts are pages of all kinds that are found in the wild: letters, kinds of documents, a policy of their own, frames. Each uses the
// browser's storage without asking, and says how it was read.
import { inGbk } from "./gbk.mjs";
import { zipped } from "./zip.mjs";

const SCRIPT = `var api = (function find(seen) { return seen.API || (seen.parent === seen ? null : find(seen.parent)); })(window);
api.LMSInitialize(""); localStorage.seen = "一";
document.getElementById("place").textContent = ["雨天减速", api.LMSGetValue("cmi.core.entry"), localStorage.seen, document.characterSet, document.compatMode].join(" ");`;
const body = `<p id="place">…</p><script>${SCRIPT}</script>`;
const html = (head) => `<!DOCTYPE html><html><head>${head}<meta name="viewport" content="width=device-width"><title>雨天</title></head><body>${body}</body></html>`;

const XHTML = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>雨天</title><meta name="viewport" content="width=device-width"/></head><body><p id="place">…</p><script>//<![CDATA[
${SCRIPT}
//]]></script></body></html>`;
const COMMENTED = `\ufeff<!-- saved with its <head> --><!DOCTYPE html>
<!--[if lt IE 9]><html class="ie"><![endif]-->
<!--[if !IE]><!--><html data-sign=">"><!--<![endif]-->
<head><meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline'"><meta name="viewport" content="width=device-width"><title>雨天</title></head><body>${body}</body></html>`;
const FRAMED = html(`<meta charset="utf-8">`).replace("</body>", `<iframe src="inner.html" title="内页"></iframe></body>`);
const INNER = `<p id="inner"></p><script>sessionStorage.seen = "二"; document.cookie = "seen=三"; document.getElementById("inner").textContent = sessionStorage.seen + document.cookie + document.compatMode;</script>`;

/** The parts: what each is called, its file and its bytes, and what it says when it was read as its author wrote it. */
export const KINDS = [
  ["国标码", "gbk.html", inGbk(html(`<meta http-equiv="Content-Type" content="text/html; charset=gb2312">`)), "雨天减速 ab-initio 一 GBK CSS1Compat"],
  ["双字节", "utf16.html", Buffer.from(`\ufeff${html("")}`, "utf16le"), "雨天减速 ab-initio 一 UTF-8 CSS1Compat"],
  ["可扩展", "page.xhtml", XHTML, "雨天减速 ab-initio 一 UTF-8 CSS1Compat"],
  ["带注释", "commented.html", COMMENTED, "雨天减速 ab-initio 一 UTF-8 CSS1Compat"],
  ["无类型", "plain.html", body, "雨天减速 ab-initio 一 UTF-8 BackCompat"],
  ["带框架", "framed.html", FRAMED, "雨天减速 ab-initio 一 UTF-8 CSS1Compat"],
];
/** What the page within the frame says. */
export const WITHIN = "二seen=三BackCompat";

const items = KINDS.map(([title], at) => `<item identifier="I${at}" identifierref="R${at}"><title>${title}</title></item>`).join("");
const resources = KINDS.map(([, file], at) => `<resource identifier="R${at}" type="webcontent" adlcp:scormtype="sco" href="${file}"/>`).join("");
const MANIFEST = `<?xml version="1.0"?><manifest identifier="KINDS" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="O"><organization identifier="O"><title>各种网页</title>${items}</organization></organizations><resources>${resources}</resources></manifest>`;

/** The package. */
export const PAGES_OF_ALL_KINDS = zipped({ "imsmanifest.xml": MANIFEST, ...Object.fromEntries(KINDS.map(([, file, bytes]) => [file, bytes])), "inner.html": INNER });
