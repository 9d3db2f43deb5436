//! A form that changes what is there, as it arrives.

use axum::extract::{Form, FromRequest, Request};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use zhixing_kit::respond::Failure;

use crate::model::{BASIS, Basis, Edit, Fields, LOOKS, read};

impl<S: Send + Sync, I: DeserializeOwned> FromRequest<S> for Edit<I> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let sent = Form::<Vec<(String, String)>>::from_request(request, state).await;
        let Form(sent) = sent.map_err(IntoResponse::into_response)?;
        let mut fields: Fields = sent.into_iter().collect();
        let basis = fields.remove(BASIS).map_or_else(Basis::default, |raw| Basis::parse(&raw));
        let looks = fields.remove(LOOKS).is_some();
        let typed = read(fields).map_err(|error| Failure::from(error).into_response())?;
        Ok(Self { typed, basis, looks })
    }
}
