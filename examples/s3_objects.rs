//! S3, typed: a bucket in every region, an object in each, listings in pages, and an error that the model names.
//!
//! `cargo run --features s3 --example s3_objects -- PREFIX eu-west-1 eu-west-2`: the buckets are called PREFIX-REGION.

use mr::s3::primitives::ByteStream;
use mr::s3::types::{BucketLocationConstraint, CreateBucketConfiguration};
use mr::s3::{Client, Errors as _};
use multiregion_client as mr;

const KEYS: [&str; 3] = ["reports/april.txt", "reports/may.txt", "readme.txt"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let prefix = arguments.next().ok_or("usage: s3_objects PREFIX REGION...")?;
    let mut regions: Vec<String> = arguments.collect();
    if regions.is_empty() {
        regions = vec!["eu-west-1".into(), "eu-west-2".into()];
    }
    let config = mr::config().load().await;
    // A server of one's own seldom has a name for each bucket.
    let own_server = config.endpoint_url().is_some();
    let builder = mr::MultiRegionClient::builder(&config).context_param("ForcePathStyle", own_server);
    let s3: Client = builder.client(&regions)?;

    // A bucket's name is unique in the whole world, so that each region is called for its own.
    for region in &regions {
        fill(&s3, region, &format!("{prefix}-{region}")).await?;
    }
    for region in &regions {
        let bucket = format!("{prefix}-{region}");
        list(&s3, region, &bucket).await?;
        missing(&s3, region, &bucket).await?;
        clear(&s3, region, &bucket).await?;
    }
    Ok(())
}

async fn fill(s3: &Client, region: &str, bucket: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut create = s3.create_bucket().bucket(bucket);
    if region != "us-east-1" {
        let place = BucketLocationConstraint::from(region);
        let place = CreateBucketConfiguration::builder().location_constraint(place).build();
        create = create.create_bucket_configuration(place);
    }
    create.send().regions(region).await?.into_region(region)?;
    for key in KEYS {
        let body = ByteStream::from(format!("{key} of {region}").into_bytes());
        let put = s3.put_object().bucket(bucket).key(key).body(body).metadata("made-by", "example");
        put.send().regions(region).await?.into_region(region)?;
    }
    Ok(())
}

async fn list(s3: &Client, region: &str, bucket: &str) -> Result<(), Box<dyn std::error::Error>> {
    let pages = s3.list_objects_v2().bucket(bucket).prefix("reports/").send().regions(region);
    let mut pages = pages.paginate().page_size(1).send();
    while let Some(page) = pages.next().await {
        for object in page?.contents() {
            let (key, size) = (object.key().unwrap_or_default(), object.size().unwrap_or_default());
            println!("{region}: {key}, {size} bytes");
        }
    }
    let got =
        s3.get_object().bucket(bucket).key(KEYS[2]).send().regions(region).await?.into_region(region)?;
    let text = String::from_utf8_lossy(got.body().unwrap_or_default());
    let by = got.metadata().and_then(|metadata| metadata.get("made-by"));
    println!("{region}: {text:?} by {}", by.map_or("?", |by| by));
    Ok(())
}

async fn missing(s3: &Client, region: &str, bucket: &str) -> Result<(), Box<dyn std::error::Error>> {
    let got = s3.get_object().bucket(bucket).key("no-such-key").send().regions(region).await?;
    match got.result(region) {
        Err(error) if error.is_no_such_key() => println!("{region}: no such key"),
        other => println!("{region}: {other:?}"),
    }
    Ok(())
}

async fn clear(s3: &Client, region: &str, bucket: &str) -> Result<(), Box<dyn std::error::Error>> {
    for key in KEYS {
        s3.delete_object().bucket(bucket).key(key).send().regions(region).await?.into_region(region)?;
    }
    s3.delete_bucket().bucket(bucket).send().regions(region).await?.into_region(region)?;
    println!("{region}: deleted");
    Ok(())
}
