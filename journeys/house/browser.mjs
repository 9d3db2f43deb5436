// One Chromium for a file of walks, and what kinds of screens people hold.
import { chromium } from "playwright-core";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const phone = { name: "phone", viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
export const desktop = { name: "desktop", viewport: { width: 1280, height: 900 } };

/** Starts Debian's Chromium, the one without windows: the same engine at half the cost. */
export function openBrowser() {
  return chromium.launch({ executablePath: process.env.ZHIXING_CHROMIUM ?? "/usr/bin/chromium-headless-shell", args: FLAGS });
}

/** A fresh window: nobody is signed in, nothing is permitted. */
export function openWindow(browser, { device, language, scripts = true, scheme = "light", state, serviceWorkers = "block" }) {
  const { name: _, ...screen } = device;
  return browser.newContext({
    ...screen,
    locale: language === "zh" ? "zh-CN" : "en-GB",
    timezoneId: "Asia/Shanghai",
    javaScriptEnabled: scripts,
    colorScheme: scheme,
    reducedMotion: "reduce",
    permissions: [],
    storageState: state,
    serviceWorkers,
  });
}
