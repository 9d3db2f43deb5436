// An OpenID provider that others wrote (npm oidc-provider), on this machine. Whoever types a name there is that person to it; what it tells of him besides
// stands in `people`. Its pages are its own and are not held to our rules.
import { once } from "node:events";
import { createServer } from "node:http";
import Provider from "oidc-provider";

/** Starts one. `people` are claims by the name that is typed there; `client` is how it knows our program. */
export async function openProvider(people, client) {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const known = { ...client, redirect_uris: [] };
  const provider = new Provider(issuer, {
    clients: [],
    adapter: undefined,
    claims: { openid: ["sub", "employee_number", "email", "email_verified"] },
    conformIdTokenClaims: false,
    findAccount: (_, name) => ({ accountId: name, claims: () => ({ sub: name, ...people[name] }) }),
    pkce: { required: () => true },
    cookies: { keys: ["a key of the tests"] },
  });
  const find = provider.Client.find.bind(provider.Client);
  provider.Client.find = async (id) => (id === client.client_id ? new provider.Client(known) : find(id));
  const log = console.warn;
  console.warn = () => {};
  server.on("request", provider.callback());
  console.warn = log;
  return {
    issuer,
    /** Tells it where our program is: the address to come back to. */
    knows: (address) => known.redirect_uris.push(new URL("/sign-in/identity/callback", address).href),
    stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}
