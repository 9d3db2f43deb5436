// Everything a browser runs. Each island is a custom element that adds comfort; without any of them every page works.
import { guardForms } from "./forms";
import { foldMenus } from "./menu";
import { followAway } from "./along";
import { Away } from "./away";
import { Confirm } from "./confirm";
import { Copy } from "./copy";
import { carryAlong } from "./carry";
import { canKeep, guardPages } from "./device";
import { Draft, forgetAccepted } from "./draft";
import { Filter } from "./filter";
import { forgetDone, Kept } from "./kept";
import { Live } from "./live";
import { Look } from "./look";
import { Outbox } from "./outbox";
import { Passkey } from "./passkey";
import { Roll } from "./roll";
import { Search } from "./search";
import { Sheet } from "./sheet";
import { shrinkPictures } from "./shrink";
import { forget, kept } from "./store";

// A page that was shown in answer to a form stands at its own address.
const at = document.body.dataset["at"];
if (at) history.replaceState(null, "", at);
forgetAccepted();
const part = kept<string>("part");
if (part) {
  forget("part");
  location.hash = part;
}
if (canKeep()) {
  guardPages();
  void forgetDone();
}
followAway();
carryAlong();
guardForms();
foldMenus();
shrinkPictures();
customElements.define("zx-away", Away);
customElements.define("zx-outbox", Outbox);
customElements.define("zx-confirm", Confirm);
customElements.define("zx-copy", Copy);
// Before the drafts: where it stands there is none.
customElements.define("zx-sheet", Sheet);
customElements.define("zx-draft", Draft);
customElements.define("zx-filter", Filter);
// Before what follows a topic: that asks at once where the page came from this device.
customElements.define("zx-kept", Kept);
customElements.define("zx-live", Live);
customElements.define("zx-look", Look);
customElements.define("zx-passkey", Passkey);
customElements.define("zx-roll", Roll);
customElements.define("zx-search", Search);
