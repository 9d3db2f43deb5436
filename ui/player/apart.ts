// What a page of a course finds in the sandbox where other pages have cookies and storage: stand-ins in memory, empty when the page begins and gone with it.
// Without them the first script that asks for one of these dies of a SecurityError. They open nothing: the page has no origin as before.
import "./apart/cookies";
import "./apart/storage";
import "./apart/refusing";
// In memory as well, and a whole implementation: a unit that keeps things there goes on as it was written.
import "fake-indexeddb/auto";
