// Makes one part of a page look like another, changing only what differs: focus, scroll, open details and typed text stay.
import { PAGE_CODE } from "./sending";

export function morph(from: Element, to: Element): void {
  // With the words it keeps on what basis they were written: so that who sends them is asked where somebody else was faster.
  if (from instanceof HTMLFormElement && isWrittenIn(from)) return;
  matchAttributes(from, to);
  if (from.contains(document.activeElement) && isTypedInto(from)) return;
  const wanted = [...to.childNodes];
  wanted.forEach((node, place) => {
    const present = matching(from, node, place);
    if (!present) from.insertBefore(document.importNode(node, true), from.childNodes[place] ?? null);
    else {
      if (from.childNodes[place] !== present) from.insertBefore(present, from.childNodes[place] ?? null);
      if (node instanceof Element) morph(present as Element, node);
      else if (present.nodeValue !== node.nodeValue) present.nodeValue = node.nodeValue;
    }
  });
  // A form that somebody is writing in stays, although the page has it no longer: what he typed is his until he sends it.
  [...from.childNodes].slice(wanted.length).filter((node) => !isWrittenIn(node)).forEach((node) => node.remove());
}

function isWrittenIn(node: Node): boolean {
  if (!(node instanceof Element)) return false;
  return [...node.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("textarea, input:not([type]), input[type=text]")].some((field) => field.value !== field.defaultValue);
}

/** The node that stands for this one: the one of the same key, else the one at this place if it is of the same kind. */
function matching(from: Element, node: Node, place: number): ChildNode | undefined {
  const key = keyOf(node);
  if (key) return [...from.childNodes].slice(place).find((child) => keyOf(child) === key && child.nodeName === node.nodeName);
  const here = from.childNodes[place];
  if (!here || here.nodeName !== node.nodeName || keyOf(here)) return undefined;
  return here;
}

/** What tells an element from its neighbours: its id, or where it sends to. A form never becomes another one under somebody's finger. */
function keyOf(node: Node): string {
  if (!(node instanceof Element)) return "";
  return node.id || (node instanceof HTMLFormElement ? (node.getAttribute("action") ?? "") : "");
}

function matchAttributes(from: Element, to: Element): void {
  // What the reader has opened stays open, what he has typed stays typed.
  // A page keeps its code as long as it stands, so that a second press bears the code of the first.
  const isKept = isTypedInto(from) || (from instanceof HTMLInputElement && from.name === PAGE_CODE);
  const own = (name: string): boolean => name === "open" || name === "data-sending" || (name === "value" && isKept);
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name) && !own(name)) from.removeAttribute(name);
  for (const { name, value } of [...to.attributes]) if (from.getAttribute(name) !== value && !own(name)) from.setAttribute(name, value);
}

function isTypedInto(element: Element): boolean {
  if (element instanceof HTMLTextAreaElement) return element.value !== element.defaultValue;
  if (element instanceof HTMLSelectElement) return document.activeElement === element;
  return element instanceof HTMLInputElement && (document.activeElement === element || element.value !== element.defaultValue);
}
