// A page that was fetched, as a document. Such a parser runs no scripts, so that it takes for content what stands there for readers without them: that is taken
// out, or a box that only they are asked to tick would come into the live page unseen, and the browser would send its form no more.
export function parsed(text: string): Document {
  const page = new DOMParser().parseFromString(text, "text/html");
  for (const aside of page.querySelectorAll("noscript")) aside.replaceChildren();
  return page;
}
