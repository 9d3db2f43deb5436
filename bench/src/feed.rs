//! What a calendar's look costs: the file of a branch's meetings under its secret address, fetched anew each time.

use crate::http::Client;

/// Makes an address for the secretary's own calendar and gives its path.
pub fn address(secretary: &mut Client) -> Result<String, String> {
    let answer = secretary.post("/calendar/feeds", &[("unit", "")])?;
    let page = answer.text();
    let rest = page.split("/calendar/feed/").nth(1).ok_or_else(|| format!("no address: {}", answer.status))?;
    Ok(format!("/calendar/feed/{}", rest.split(['"', '<']).next().unwrap_or_default()))
}
