//! The smallest program that can call any operation of any service: what the project's binary size is measured on.

use multiregion_client as mr;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(service), Some(operation)) = (arguments.next(), arguments.next()) else {
        return Err("usage: any_service SERVICE OPERATION REGION...".into());
    };
    let regions: Vec<String> = arguments.collect();
    let config = mr::config().load().await;
    let client = mr::MultiRegionClient::new(&config, &service, regions)?;
    let result = client.call(&operation, serde_json::json!({})).await?;
    println!("{}", serde_json::to_string_pretty(&result)?);
    Ok(())
}
