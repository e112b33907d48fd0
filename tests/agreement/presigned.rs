//! What is signed and not sent: URLs, forms, tokens to log in with.
//!
//! In:  `"presign": {"expires_in", "method"}` beside operation and input; `"post": {"bucket", "key", "fields",
//!      "conditions", "expires_in"}`; or `"token": [METHOD OF BOTOCORE'S, HOST, …]`.
//! Out: `{"url", "method", "headers", "body"}`, `{"url", "fields"}`, `{"token"}`; or alone `"refused"`.

use std::time::Duration;

use aws_config::SdkConfig;
use aws_smithy_types::base64;
use multiregion_client as mr;
use multiregion_client::tokens::{
    TokenError, dsql_db_connect_admin_auth_token, dsql_db_connect_auth_token, rds_db_auth_token,
};
use serde_json::{Value as Json, json};

use crate::driver::text;

/// `None`: the case asks for no signature alone.
pub async fn made(
    client: &mr::MultiRegionClient,
    config: &SdkConfig,
    case: &Json,
) -> Option<Result<Json, mr::Error>> {
    if case["presign"].is_object() {
        return Some(url(client, text(case, "operation"), case).await);
    }
    if case["post"].is_object() {
        return Some(form(client, &case["post"]).await);
    }
    case["token"].as_array()?;
    Some(Ok(json!({ "token": token(config, text(case, "region"), &case["token"]).await.expect("a token") })))
}

fn seconds(value: &Json) -> Duration {
    Duration::from_secs(value.as_u64().expect("seconds"))
}

async fn url(client: &mr::MultiRegionClient, operation: &str, case: &Json) -> Result<Json, mr::Error> {
    let settings = &case["presign"];
    let mut presign = client.presign(operation, &case["input"], seconds(&settings["expires_in"]));
    if let Some(method) = settings["method"].as_str() {
        presign = presign.method(method);
    }
    let requests = presign.await?;
    let request = requests.iter().next().expect("the one region");
    Ok(match request.url() {
        Err(error) => json!({ "refused": error.to_string() }),
        Ok(url) => json!({
            "url": url, "method": request.method(), "headers": request.headers().collect::<Vec<_>>(),
            "body": base64::encode(request.body()),
        }),
    })
}

async fn form(client: &mr::MultiRegionClient, post: &Json) -> Result<Json, mr::Error> {
    let fields = post["fields"].as_array().expect("fields").iter();
    let fields = fields.map(|pair| (pair[0].as_str().expect("a name"), pair[1].as_str().expect("a value")));
    let form = client.presigned_post(text(post, "bucket"), text(post, "key")).fields(fields);
    let forms = form.conditions(&post["conditions"]).expires_in(seconds(&post["expires_in"])).await?;
    let form = forms.iter().next().expect("the one region");
    Ok(json!({ "url": form.url().expect("a URL"), "fields": form.fields().collect::<Vec<_>>() }))
}

async fn token(config: &SdkConfig, region: &str, asked: &Json) -> Result<String, TokenError> {
    let text = |i: usize| asked[i].as_str().expect("a text");
    match text(0) {
        "generate_db_auth_token" => {
            let port = asked[2].as_u64().and_then(|port| u16::try_from(port).ok()).expect("a port");
            rds_db_auth_token(config, region, text(1), port, text(3)).await
        }
        "generate_db_connect_auth_token" => {
            dsql_db_connect_auth_token(config, region, text(1), seconds(&asked[2])).await
        }
        _ => dsql_db_connect_admin_auth_token(config, region, text(1), seconds(&asked[2])).await,
    }
}
