"""Clients of the record store that others wrote, in Python: tincan (xAPI 1.0.3) and requests-oauthlib (OAuth 2.0 client credentials).

Called with the store's address, a key and a secret. Ends with an error at the first thing that is not as it should be."""

import os
import sys
import uuid

from oauthlib.oauth2 import BackendApplicationClient
from requests_oauthlib import OAuth2Session
from tincan import (
    Activity, ActivityDefinition, Agent, AgentProfileDocument, LanguageMap, RemoteLRS, StateDocument, Statement, Verb,
)

# The walk's program listens on this machine alone, without TLS.
os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"

endpoint, key, secret = sys.argv[1:]


def good(response, what):
    assert response.success, f"{what}: {response.data}"
    return response.content


def tincan():
    lrs = RemoteLRS(endpoint=endpoint + "/", version="1.0.3", username=key, password=secret)
    assert "1.0.3" in good(lrs.about(), "about").version
    who = Agent(name="李一", mbox="mailto:li@tincan.example.org")
    verb = Verb(id="http://adlnet.gov/expapi/verbs/completed", display=LanguageMap({"en": "completed"}))
    course = Activity(
        id="https://tincan.example.org/snow",
        definition=ActivityDefinition(name=LanguageMap({"en": "On duty in the snow"})),
    )
    one = Statement(id=str(uuid.uuid4()), actor=who, verb=verb, object=course)
    good(lrs.save_statement(one), "a statement with an id")
    many = [Statement(actor=who, verb=verb, object=course) for _ in range(3)]
    good(lrs.save_statements(many), "several statements")
    told = good(lrs.retrieve_statement(str(one.id)), "one statement")
    assert told.actor.mbox == who.mbox and told.object.id == course.id and told.stored is not None
    page = good(lrs.query_statements({"agent": who, "verb": verb, "activity": course, "limit": 2}), "a search")
    assert len(page.statements) == 2 and page.more
    assert len(good(lrs.more_statements(page), "the next page").statements) == 2

    kind = "application/json"
    state = StateDocument(id="bookmark", content='{"page": 3}', content_type=kind, activity=course, agent=who)
    good(lrs.save_state(state), "a state")
    kept = good(lrs.retrieve_state(course, who, "bookmark"), "the state again")
    assert bytes(kept.content) == b'{"page": 3}'
    assert "bookmark" in good(lrs.retrieve_state_ids(course, who), "ids of states")
    good(lrs.delete_state(kept), "the state's end")
    # Version 1.0.3 asks a new profile to say that it is new; this client says nothing, and is told so.
    profile = AgentProfileDocument(id="wishes", content="{}", content_type=kind, agent=who)
    refused = lrs.save_agent_profile(profile)
    assert not refused.success and "If-None-Match" in str(refused.data), refused.data


def oauth():
    session = OAuth2Session(client=BackendApplicationClient(client_id=key, scope=["statements/read/mine"]))
    token = session.fetch_token(token_url=endpoint + "/oauth/token", client_id=key, client_secret=secret)
    assert token["token_type"] == "Bearer" and token["expires_in"] == 3600, token
    version = {"X-Experience-API-Version": "2.0.0"}
    told = session.get(endpoint + "/statements?limit=1", headers=version)
    assert told.status_code == 200 and len(told.json()["statements"]) == 1, told.text
    refused = session.post(endpoint + "/statements", headers=version, json=told.json()["statements"])
    assert refused.status_code == 403 and "insufficient_scope" in refused.headers["WWW-Authenticate"], refused.text


tincan()
oauth()
print("well")
